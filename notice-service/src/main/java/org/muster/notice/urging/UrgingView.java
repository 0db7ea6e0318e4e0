package org.muster.notice.urging;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * An urging: what about, why, by when, and what became of it.
 *
 * @param subjectId of a notice, the document in the urged organisation's inbox
 * @param why what is owed
 * @param askedBy name of who issued the notice
 * @param silent how many of those directly below have not signed
 * @param step how often the platform has urged about it by itself, this time included
 * @param by name of the person who urged; null when the platform did by itself
 * @param heldBy what it had to wait for; null when it went out at once
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record UrgingView(
        UUID id,
        SubjectKind subjectKind,
        UUID subjectId,
        String organisation,
        String what,
        Why why,
        String urgency,
        String askedBy,
        Integer silent,
        Instant dueAt,
        LocalDate dueOn,
        String dueText,
        String text,
        boolean drill,
        boolean automatic,
        Integer step,
        String by,
        String byOrganisation,
        UrgingState state,
        Instant orderedAt,
        Instant deliverAt,
        Hold heldBy,
        Instant deliveredAt,
        Instant settledAt,
        Settlement settledBy) {

    enum Why {
        REPORT_MISSING,
        TASK_OPEN,
        NOTICE_NOT_SIGNED,
        /** Those below do not sign; the one above is asked to see to it. */
        SILENCE_BELOW,
        REPLY_MISSING,
        FORWARD_MISSING;

        static Why of(SubjectKind kind) {
            return switch (kind) {
                case REPORT -> REPORT_MISSING;
                case TASK -> TASK_OPEN;
                case NOTICE -> NOTICE_NOT_SIGNED;
                case SILENCE -> SILENCE_BELOW;
                case REPLY -> REPLY_MISSING;
                case FORWARD -> FORWARD_MISSING;
            };
        }
    }

    static UrgingView of(Urging urging) {
        return new UrgingView(
                urging.id,
                urging.subjectKind,
                urging.subjectId,
                urging.organisation,
                urging.what,
                Why.of(urging.subjectKind),
                urging.urgency,
                urging.askedBy,
                urging.silent,
                urging.dueAt,
                urging.dueOn,
                urging.dueText,
                urging.text,
                urging.drill,
                urging.automatic,
                urging.automatic ? urging.step : null,
                urging.byName,
                urging.byOrganisation,
                urging.state,
                urging.orderedAt,
                urging.deliverAt,
                urging.heldBy,
                urging.deliveredAt,
                urging.settledAt,
                urging.settledBy);
    }
}
