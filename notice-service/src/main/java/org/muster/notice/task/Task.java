package org.muster.notice.task;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import org.hibernate.annotations.UuidGenerator;
import org.muster.platform.organisation.Audiences.Audience;
import org.muster.platform.problem.ProblemException;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * A task (任务) of every member of a frozen audience. Whose it is never changes; what each organisation does about it
 * stands in rows of its own that appear when it acts.
 */
@Entity
class Task extends PanacheEntityBase {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    @Enumerated(EnumType.STRING)
    SourceKind sourceKind;

    UUID sourceId;
    int number;
    String text;
    String responsibleRole;
    LocalDate dueOn;
    String dueText;

    /** For a deadline in words only. */
    LocalDate proposedOn;

    Boolean proposedOfficial;
    String givenBy;

    UUID audience;
    String way;

    /** The one of those charged that answers for all (主办); null when each answers for itself. */
    String lead;

    /** The only one charged; null when there are several. */
    String organisation;

    int charged;
    boolean drill;
    Instant openedAt;
    Instant endedAt;

    /** Null while it runs, and when it ended with the document that asked for it or with the lead's answer. */
    @Enumerated(EnumType.STRING)
    EndedAs endedAs;

    /** The name of who decided it. */
    String endedBy;

    Task() {}

    /**
     * @param audience with the number of those charged
     * @param only the only one charged; null when there are several
     */
    static Task of(
            SourceKind kind,
            UUID source,
            String givenBy,
            boolean drill,
            TaskWording wording,
            Audience audience,
            String way,
            String only,
            Instant at) {
        Task task = new Task();
        task.sourceKind = kind;
        task.sourceId = source;
        task.givenBy = givenBy;
        task.drill = drill;
        task.number = wording.number();
        task.text = Drill.mark(drill, wording.text());
        task.responsibleRole = wording.responsibleRole();
        task.dueOn = wording.due();
        task.dueText = wording.dueText();
        task.audience = audience.id();
        task.way = way;
        task.charged = audience.total();
        task.organisation = only;
        task.lead = wording.lead();
        task.openedAt = at;
        return task;
    }

    /** Proposes a date when the deadline was given in words only. */
    Task propose(VagueDeadline deadline, LocalDate from) {
        if (dueOn == null && dueText != null) {
            VagueDeadline.Proposal proposal = deadline.propose(dueText, from);
            proposedOn = proposal.on();
            proposedOfficial = proposal.official();
        }
        return this;
    }

    /** Empty when several are charged: the event speaks of one, and thousands of events would say nothing more. */
    Optional<TaskOpened> opened() {
        return organisation == null
                ? Optional.empty()
                : Optional.of(new TaskOpened(id, sourceKind, sourceId, organisation, text, dueOn, dueText, drill));
    }

    /** @throws ProblemException 409 when what asked for it is over */
    void requireRunning() {
        if (endedAt != null) {
            throw ProblemException.conflict("task-ended", id);
        }
    }

    /** What the lead has answered is answered for all. */
    void closedByLead(Instant at) {
        endedAt = at;
    }

    /** The lead's answer was not enough: all are asked again. @throws ProblemException 409 when it is over otherwise */
    void reopen(Instant completedAt) {
        if (endedAt != null && !endedAt.equals(completedAt)) {
            requireRunning();
        }
        endedAt = null;
    }

    /** It is asked again, with a deadline counted from now; what was answered before stays answered. */
    void askAgain(TaskWording wording, VagueDeadline deadline, LocalDate from) {
        endedAt = null;
        endedAs = null;
        endedBy = null;
        dueOn = wording.due();
        proposedOn = null;
        proposedOfficial = null;
        propose(deadline, from);
    }

    TaskCompleted completed(String by, String result, Instant at) {
        return new TaskCompleted(id, sourceKind, sourceId, by, result, at, drill);
    }
}
