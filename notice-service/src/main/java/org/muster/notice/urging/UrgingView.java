package org.muster.notice.urging;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * An urging: what about, why, by when, and what became of it.
 *
 * @param why the subject is a missing report or an open task
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
        Instant dueAt,
        LocalDate dueOn,
        String dueText,
        String text,
        boolean drill,
        boolean automatic,
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
        TASK_OPEN
    }

    static UrgingView of(Urging urging) {
        return new UrgingView(
                urging.id,
                urging.subjectKind,
                urging.subjectId,
                urging.organisation,
                urging.what,
                urging.subjectKind == SubjectKind.REPORT ? Why.REPORT_MISSING : Why.TASK_OPEN,
                urging.dueAt,
                urging.dueOn,
                urging.dueText,
                urging.text,
                urging.drill,
                urging.automatic,
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
