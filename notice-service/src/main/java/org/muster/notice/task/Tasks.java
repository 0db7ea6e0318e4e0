package org.muster.notice.task;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import org.muster.platform.audit.AuditTrail;
import org.muster.platform.organisation.Audiences;
import org.muster.platform.organisation.Audiences.Audience;
import org.muster.platform.organisation.Selector;
import org.muster.platform.outbox.Outbox;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;

/** What other features do with tasks: open them in the transaction that asks for them, end them, ask what is open. */
@ApplicationScoped
public class Tasks {

    private static final String TO = "to";

    @Inject
    Audiences audiences;

    @Inject
    Charges charges;

    @Inject
    VagueDeadline vagueDeadline;

    @Inject
    Outbox outbox;

    @Inject
    Event<TasksEnded> ended;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /**
     * Call it in the transaction that issues the notice. However many organisations were addressed, one row per task is
     * written.
     *
     * @param way the way in which the audience's members are charged, such as "to"; others of the audience are not
     * @throws ProblemException 422 when two tasks have one number, nobody was addressed in that way, or a lead was not
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void openForNotice(
            UUID notice, String issuer, Audience audience, String way, boolean drill, List<TaskWording> wordings) {
        if (wordings.isEmpty()) {
            return;
        }
        requireNumbersOnce(wordings);
        charges.requireAmong(
                audience, way, wordings.stream().map(TaskWording::lead).toList());
        Audience charged = charges.inWay(audience, way);
        Instant now = clock.instant();
        open(wordings.stream()
                .map(wording -> task(SourceKind.NOTICE, notice, issuer, drill, wording, charged, way, now))
                .toList());
    }

    /**
     * @param wordings the plan's tasks with the organisations each is for
     * @throws ProblemException 422 when two tasks have one number or one of them is for nobody
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void openForResponse(
            UUID response, String organisation, boolean drill, Map<TaskWording, List<Selector>> wordings) {
        requireNumbersOnce(List.copyOf(wordings.keySet()));
        Instant now = clock.instant();
        List<Task> opened = new ArrayList<>();
        wordings.forEach((wording, to) -> opened.add(task(
                SourceKind.RESPONSE,
                response,
                organisation,
                drill,
                wording,
                audiences.freeze(Map.of(TO, to)),
                TO,
                now)));
        open(opened);
    }

    /** An instruction is recorded once; when it is announced again nothing happens. */
    @Transactional(Transactional.TxType.MANDATORY)
    void openForInstruction(InstructionRecorded instruction) {
        if (charges.anyOf(instruction.instructionId())) {
            return;
        }
        Instant now = clock.instant();
        open(instruction.tasks().stream()
                .map(asked -> task(
                        SourceKind.INSTRUCTION,
                        instruction.instructionId(),
                        instruction.organisation(),
                        false,
                        asked.wording(),
                        audiences.freeze(Map.of(TO, List.of(Selector.of(asked.organisation())))),
                        TO,
                        now))
                .toList());
        audit.recordAutomatic(
                "open-tasks",
                "instruction",
                instruction.instructionId(),
                Map.of("tasks", instruction.tasks().size()));
    }

    /** What asked for the tasks is over: nobody has to do them any more. What was answered stays. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void end(SourceKind kind, UUID source) {
        Instant now = clock.instant();
        List<UUID> tasks = charges.end(kind, source, now);
        if (!tasks.isEmpty()) {
            ended.fire(new TasksEnded(tasks, now));
        }
    }

    /** Numbers of the tasks that are still asked for. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Set<Integer> running(SourceKind kind, UUID source) {
        return charges.running(kind, source);
    }

    /**
     * The response does not ask for these any more: whoever has not answered need not. What was answered stays.
     *
     * @param by the name of who decided it
     * @return those of the numbers that were still asked for
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Set<Integer> endForResponse(UUID response, Set<Integer> numbers, EndedAs as, String by) {
        Instant now = clock.instant();
        Map<UUID, Integer> over = charges.end(SourceKind.RESPONSE, response, numbers, as, by, now);
        if (!over.isEmpty()) {
            ended.fire(new TasksEnded(List.copyOf(over.keySet()), now));
        }
        return new TreeSet<>(over.values());
    }

    /** Asks again for a task that was no longer required. @return false when there is none of that number */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean askAgain(UUID response, TaskWording wording) {
        Optional<Task> dropped = Task.<Task>find(
                        "sourceKind = ?1 and sourceId = ?2 and number = ?3",
                        SourceKind.RESPONSE,
                        response,
                        wording.number())
                .firstResultOptional();
        dropped.ifPresent(task -> {
            Task.getEntityManager().refresh(task, LockModeType.PESSIMISTIC_WRITE);
            if (task.endedAs == EndedAs.NO_LONGER_REQUIRED) {
                task.askAgain(wording, vagueDeadline, LocalDate.ofInstant(clock.instant(), clock.getZone()));
                Task.flush();
                outbox.append(task.opened().stream().toList());
            }
        });
        return dropped.isPresent();
    }

    /**
     * What the organisation still has to do; empty when it is not charged, has done it, or it is over. The answer stays
     * true until the transaction ends: a completion by the same organisation waits.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Outstanding> outstanding(UUID task, String organisation) {
        return charges.outstanding(task, organisation);
    }

    /** Adds to what the caller's organisation told of the task; nothing when it has nothing to do about it any more. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void progress(UUID task, CurrentUser by, String text) {
        if (outstanding(task, by.organisation()).isPresent()) {
            charges.progress(task, text, by, clock.instant());
        }
    }

    /** Numbers of the document's tasks that the organisation still has to do. */
    public List<Integer> undone(UUID source, String organisation) {
        return charges.undone(source, organisation);
    }

    /** The document's tasks by number. */
    public List<TaskSummary> of(UUID source) {
        return charges.of(source);
    }

    private Task task(
            SourceKind kind,
            UUID source,
            String givenBy,
            boolean drill,
            TaskWording wording,
            Audience audience,
            String way,
            Instant at) {
        String only = audience.total() == 1
                ? audiences.members(audience.id(), way, -1, 1).get(0).code()
                : null;
        return Task.of(kind, source, givenBy, drill, wording, audience, way, only, at)
                .propose(vagueDeadline, LocalDate.ofInstant(at, clock.getZone()));
    }

    private void open(List<Task> tasks) {
        Task.persist(tasks);
        Task.flush();
        outbox.append(tasks.stream().flatMap(task -> task.opened().stream()).toList());
    }

    private static void requireNumbersOnce(List<TaskWording> wordings) {
        Set<Integer> seen = new HashSet<>();
        for (TaskWording wording : wordings) {
            if (!seen.add(wording.number())) {
                throw ProblemException.unprocessable("task-number-repeated", wording.number());
            }
        }
    }
}
