package org.muster.notice.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.muster.notice.task.SourceKind;
import org.muster.notice.task.Tasks;
import org.muster.platform.outbox.Outbox;
import org.muster.platform.problem.ProblemException;

/** Ends notices that are no longer in force, and all their forwards with them. A notice ends once. */
@ApplicationScoped
public class Endings {

    private static final String CASCADE = """
            with recursive cascade (id) as (
                select cast(:notice as uuid)
                union all
                select f.id from notice f join cascade k on f.forward_of = k.id where f.state = 'ISSUED'),
            ended as (
                insert into notice_ending
                select id, :kind, :notice, :successor, :reason, :from, :at, :person, :name from cascade
                on conflict do nothing returning notice)
            select n.id, n.number, n.organisation, n.drill from ended e join notice n on n.id = e.notice
            order by n.issue_order""";

    private static final String ENDING = """
            select e.*, c.number as cause_number, c.issuer_name as cause_issuer, s.number as successor_number,
                s.issuer_name as successor_issuer
            from notice_ending e join notice c on c.id = e.cause left join notice s on s.id = e.successor
            where e.notice = ?""";

    @Inject
    Jdbi jdbi;

    @Inject
    Tasks tasks;

    @Inject
    Outbox outbox;

    @Inject
    Event<NoticesEnded> ended;

    private record Reached(UUID id, String number, String organisation, boolean drill) {}

    /** Empty while the notice is in force. */
    public Optional<Ending> of(UUID notice) {
        return jdbi.withHandle(handle ->
                handle.createQuery(ENDING).bind(0, notice).map(Endings::read).findOne());
    }

    /** What stands in the notice's place today, however often it was corrected; empty unless it was superseded. */
    public Optional<UUID> newest(UUID notice) {
        return jdbi.withHandle(handle ->
                handle.createQuery("""
                        with recursive version (id, n) as (
                            select successor, 1 from notice_ending where notice = :notice and successor is not null
                            union all
                            select e.successor, v.n + 1 from version v join notice_ending e
                                on e.notice = v.id and e.cause = v.id and e.successor is not null)
                        select id from version order by n desc limit 1""").bind("notice", notice).mapTo(UUID.class).findOne());
    }

    /**
     * Before something is built on issued notices: they neither end nor change until the transaction is over.
     *
     * @throws ProblemException 409 when one of them has ended
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void requireInForce(List<UUID> notices) {
        if (notices.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> handle.createQuery(
                        "select 1 from notice where id = any(:notices) order by issue_order for share")
                .bindArray("notices", UUID.class, notices)
                .mapTo(Integer.class)
                .list());
        notices.forEach(notice -> of(notice).ifPresent(this::refuse));
    }

    /**
     * Ends the notice and every issued forward of it.
     *
     * @param notice locked
     * @return how many forwards ended with it
     * @throws ProblemException 409 when it has ended before
     */
    @Transactional(Transactional.TxType.MANDATORY)
    int end(Notice notice, EndingKind kind, UUID successor, String reason, LocalDate from, Notice.Actor by) {
        List<Reached> reached = jdbi.withHandle(handle -> handle.createQuery(CASCADE)
                .bind("notice", notice.id())
                .bind("kind", kind.name())
                .bindByType("successor", successor, UUID.class)
                .bind("reason", reason)
                .bind("from", from)
                .bind("at", by.at())
                .bind("person", by.person())
                .bind("name", by.shown())
                .map((row, context) -> new Reached(
                        row.getObject("id", UUID.class),
                        row.getString("number"),
                        row.getString("organisation"),
                        row.getBoolean("drill")))
                .list());
        if (reached.stream().noneMatch(each -> each.id().equals(notice.id()))) {
            of(notice.id()).ifPresent(this::refuse);
        }
        List<NoticeEnded> events = new ArrayList<>();
        for (Reached each : reached) {
            tasks.end(SourceKind.NOTICE, each.id());
            events.add(new NoticeEnded(
                    each.id(),
                    each.number(),
                    each.organisation(),
                    kind,
                    notice.id(),
                    successor,
                    reason,
                    from,
                    each.drill()));
        }
        outbox.append(events);
        ended.fire(new NoticesEnded(reached.stream().map(Reached::id).toList(), by.at()));
        return reached.size() - 1;
    }

    private void refuse(Ending ending) {
        throw ProblemException.conflict(
                "notice-has-ended", ending.cause().number(), ending.word(), ending.effectiveFrom(), ending.reason());
    }

    private static Ending read(ResultSet row, StatementContext context) throws SQLException {
        EndingKind kind = EndingKind.valueOf(row.getString("kind"));
        UUID successor = row.getObject("successor", UUID.class);
        return new Ending(
                kind,
                kind.word(),
                new Ending.Reference(
                        row.getObject("cause", UUID.class),
                        row.getString("cause_number"),
                        row.getString("cause_issuer")),
                successor == null
                        ? null
                        : new Ending.Reference(
                                successor, row.getString("successor_number"), row.getString("successor_issuer")),
                row.getString("reason"),
                row.getObject("effective_from", LocalDate.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("name"));
    }
}
