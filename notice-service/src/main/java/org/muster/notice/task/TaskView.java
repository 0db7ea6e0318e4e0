package org.muster.notice.task;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A task as one organisation sees it.
 *
 * @param proposedDue for a deadline in words only; nobody is late by it
 * @param proposedOfficial whether the holidays up to it are known; otherwise Monday to Friday were counted
 * @param organisation the only one charged; null when there are several
 * @param state where it stands with the one that looks; null when that one is not charged itself
 * @param progress in the order it was told; null in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TaskView(
        UUID id,
        SourceKind sourceKind,
        UUID sourceId,
        int number,
        String text,
        String responsibleRole,
        LocalDate due,
        String dueText,
        LocalDate proposedDue,
        Boolean proposedOfficial,
        String givenBy,
        String organisation,
        int charged,
        boolean drill,
        Instant openedAt,
        Instant endedAt,
        Standing state,
        Completion completion,
        List<Progress> progress) {

    record Completion(String result, String by, Instant at) {}

    record Progress(String text, String by, Instant at) {}

    TaskView with(List<Progress> told) {
        return new TaskView(
                id,
                sourceKind,
                sourceId,
                number,
                text,
                responsibleRole,
                due,
                dueText,
                proposedDue,
                proposedOfficial,
                givenBy,
                organisation,
                charged,
                drill,
                openedAt,
                endedAt,
                state,
                completion,
                told);
    }
}
