package org.muster.notice.initiative;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;

/** What organisations pledged for a campaign and what they did, each pledge with the sum of what was done for it. */
@ApplicationScoped
class Pledges {

    record Pledge(
            UUID id,
            String organisation,
            String what,
            long amount,
            LocalDate until,
            long done,
            String pledgedBy,
            Instant at) {}

    /** @param amount negative to balance a wrong entry */
    record Done(int number, long amount, String note, String reportedBy, Instant at) {}

    @Inject
    Jdbi jdbi;

    @Inject
    CurrentUser user;

    @Inject
    Clock clock;

    /** @throws ProblemException 422 for a day that has passed */
    @Transactional(Transactional.TxType.MANDATORY)
    Pledge make(UUID campaign, long pos, String what, long amount, LocalDate until) {
        LocalDate today = LocalDate.now(clock);
        if (until.isBefore(today)) {
            throw ProblemException.unprocessable("pledge-until-past", until, today);
        }
        Pledge pledge =
                new Pledge(UUID.randomUUID(), user.organisation(), what.strip(), amount, until, 0, user.name(), now());
        jdbi.useHandle(handle -> handle.execute(
                "insert into campaign_pledge (id, campaign, pos, organisation, what, amount, until, by_subject, by_name, at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                pledge.id(),
                campaign,
                pos,
                pledge.organisation(),
                pledge.what(),
                amount,
                until,
                user.subject(),
                user.name(),
                pledge.at()));
        return pledge;
    }

    /** One's own; other acts on it wait. @throws ProblemException 404 */
    @Transactional(Transactional.TxType.MANDATORY)
    Pledge own(UUID campaign, UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                                "select * from campaign_pledge where id = ? and campaign = ? and organisation = ? for update")
                        .bind(0, id)
                        .bind(1, campaign)
                        .bind(2, user.organisation())
                        .map((row, context) -> read(row))
                        .findOne())
                .orElseThrow(() -> ProblemException.notFound("pledge", id));
    }

    Pledge find(UUID campaign, UUID id) {
        return jdbi.withHandle(
                        handle -> handle.createQuery("select * from campaign_pledge where id = ? and campaign = ?")
                                .bind(0, id)
                                .bind(1, campaign)
                                .map((row, context) -> read(row))
                                .findOne())
                .orElseThrow(() -> ProblemException.notFound("pledge", id));
    }

    List<Pledge> of(UUID campaign, String organisation) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select * from campaign_pledge where campaign = ? and organisation = ? order by at, id")
                .bind(0, campaign)
                .bind(1, organisation)
                .map((row, context) -> read(row))
                .list());
    }

    /** @param pledge locked by {@link #own} @throws ProblemException 422 when less than nothing would be done */
    @Transactional(Transactional.TxType.MANDATORY)
    void report(Pledge pledge, long amount, String note) {
        if (pledge.done() + amount < 0) {
            throw ProblemException.unprocessable("pledge-below-nought", pledge.done());
        }
        jdbi.useHandle(handle -> {
            handle.execute(
                    "insert into campaign_report (pledge, n, amount, note, by_subject, by_name, at) select ?,"
                            + " (select count(*) + 1 from campaign_report where pledge = ?), ?, ?, ?, ?, ?",
                    pledge.id(),
                    pledge.id(),
                    amount,
                    note.strip(),
                    user.subject(),
                    user.name(),
                    now());
            handle.execute("update campaign_pledge set done = done + ? where id = ?", amount, pledge.id());
        });
    }

    List<Done> reports(UUID pledge) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from campaign_report where pledge = ? order by n")
                .bind(0, pledge)
                .map((row, context) -> new Done(
                        row.getInt("n"),
                        row.getLong("amount"),
                        row.getString("note"),
                        row.getString("by_name"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list());
    }

    /** @param pledge locked by {@link #own} @throws ProblemException 409 when something was reported for it */
    @Transactional(Transactional.TxType.MANDATORY)
    void withdraw(Pledge pledge) {
        if (!reports(pledge.id()).isEmpty()) {
            throw ProblemException.conflict("pledge-begun", pledge.what());
        }
        jdbi.useHandle(handle -> handle.execute("delete from campaign_pledge where id = ?", pledge.id()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Pledge read(ResultSet row) throws SQLException {
        return new Pledge(
                row.getObject("id", UUID.class),
                row.getString("organisation"),
                row.getString("what"),
                row.getLong("amount"),
                row.getObject("until", LocalDate.class),
                row.getLong("done"),
                row.getString("by_name"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
