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
 * @param lead the one that answers for all of those charged; null when each answers for itself
 * @param part of the one that looks; null when each answers for itself
 * @param helps the charged organisation above that asked the one that looks to help; null when it is charged itself
 * @param endedAs why it is not asked for any more, where somebody decided it
 * @param overdue not done though the firm date has passed
 * @param returned null when nothing was returned, or when it was answered again
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
        String lead,
        Part part,
        String helps,
        int charged,
        boolean drill,
        Instant openedAt,
        Instant endedAt,
        EndedAs endedAs,
        String endedBy,
        Standing state,
        boolean overdue,
        Completion completion,
        Return returned,
        List<Progress> progress) {

    /** What one has to do with a task of several. */
    enum Part {
        /** 主办: answers for all. */
        LEAD,
        /** 协办: helps the lead; its own part is over when the lead has answered. */
        ASSISTING
    }

    /** @param late after the firm date */
    record Completion(String result, String by, Instant at, boolean late) {}

    /** The newest result that was not enough. */
    record Return(String reason, Instant at, String result) {}

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
                lead,
                part,
                helps,
                charged,
                drill,
                openedAt,
                endedAt,
                endedAs,
                endedBy,
                state,
                overdue,
                completion,
                returned,
                told);
    }
}
