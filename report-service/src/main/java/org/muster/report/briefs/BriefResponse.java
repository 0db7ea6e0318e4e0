package org.muster.report.briefs;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A brief as analysts and the leader's office see it.
 *
 * @param credits the names of all whose opinions went into it, each once
 */
record BriefResponse(
        UUID id,
        String organisation,
        String series,
        String title,
        @JsonProperty("abstract") String summary,
        String problem,
        String advice,
        List<ItemResponse> items,
        List<String> credits,
        BriefState state,
        Integer year,
        Integer issue,
        String number,
        LocalDate issuedOn,
        String issuedBy,
        String author,
        List<SubmissionResponse> submissions) {

    record ItemResponse(UUID id, String title, String expertName) {}

    record SubmissionResponse(
            UUID id, String to, String channel, LocalDate sentOn, String recordedBy, Instant recordedAt) {

        static SubmissionResponse of(Submission submission) {
            return new SubmissionResponse(
                    submission.id,
                    submission.recipient,
                    submission.channel,
                    submission.sentOn,
                    submission.recordedName,
                    submission.recordedAt);
        }
    }

    static BriefResponse of(Brief brief, List<Submission> submissions) {
        return new BriefResponse(
                brief.id,
                brief.organisation,
                brief.series,
                brief.title,
                brief.summary,
                brief.problem,
                brief.advice,
                brief.items.stream()
                        .map(item -> new ItemResponse(item.id, item.title, item.expertName))
                        .toList(),
                brief.items.stream().map(item -> item.expertName).distinct().toList(),
                brief.state,
                brief.year,
                brief.issue,
                brief.number(),
                brief.issuedOn,
                brief.issuedBy,
                brief.authorName,
                submissions.stream().map(SubmissionResponse::of).toList());
    }
}
