package org.muster.outreach.rumours;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.muster.outreach.answers.Answer;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What the public is told about a text.
 *
 * @param id of the recorded rumour, under which the answer can be asked for later; absent when nothing is recorded
 * @param askers how many asked so far; only after a report
 * @param expectedBy when there should be an answer; absent when there is one or will be none
 * @param publicReason why the desk will not check it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Reply(
        UUID id,
        Status status,
        List<Answer> answers,
        String message,
        Instant expectedBy,
        Long askers,
        String publicReason) {

    /** How far the answer is. */
    enum Status {
        /** At least one published verdict answers it. */
        ANSWERED,
        /** Nothing published is about it yet: not to be forwarded. */
        NO_ANSWER_YET,
        /** The desk decided not to check it and says why. */
        DECLINED
    }
}
