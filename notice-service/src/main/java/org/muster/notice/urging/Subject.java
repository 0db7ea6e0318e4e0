package org.muster.notice.urging;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.muster.notice.task.Drill;
import org.muster.notice.task.Outstanding;

/**
 * Something an organisation owes, in words that stand by themselves.
 *
 * @param what marked as a drill's where it is one
 * @param dueAt to the minute, for reports
 * @param dueOn to the day, for tasks; null without a firm date
 * @param dueText the date in words, for tasks; a vague one stays vague
 */
record Subject(
        SubjectKind kind,
        UUID id,
        String organisation,
        String what,
        Instant dueAt,
        LocalDate dueOn,
        String dueText,
        boolean drill) {

    Subject {
        what = Drill.mark(drill, what);
    }

    static Subject of(UUID task, String organisation, Outstanding open) {
        return new Subject(
                SubjectKind.TASK, task, organisation, open.text(), null, open.due(), open.dueText(), open.drill());
    }
}
