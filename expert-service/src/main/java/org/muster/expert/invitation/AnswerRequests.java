package org.muster.expert.invitation;

import java.time.LocalDate;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** What comes with an answer, by login and by link alike. */
final class AnswerRequests {

    private AnswerRequests() {}

    record Decline(@Size(max = 300) String reason) {}

    /** Both days included; they must touch the time of the need. */
    record CounterProposal(
            @NotNull LocalDate startOn,
            @NotNull LocalDate endOn,
            @Size(max = 300) String reason) {}
}
