package org.muster.notice.duty;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.web.Page;

/**
 * Keeps reachability tests (联络检查). Their results are about organisations and stand in the order of the tree, never in
 * that of speed.
 */
@ApplicationScoped
class Checks {

    private static final UUID AFTER_ALL = new UUID(-1, -1);

    private static final String COUNTS = """
            count(*) as asked, count(u.answered_at) as answered,
            count(*) filter (where u.answered_at is null and not u.manned) as nobody""";

    /** @param organisation below it are the duty points that are asked */
    record Check(
            UUID id,
            String organisation,
            String note,
            String byName,
            String byOrganisation,
            Instant startedAt,
            Instant dueAt) {}

    record Branch(String organisation, String name, int asked, int answered, int nobody, int silent) {}

    record Unit(String organisation, String name, CheckState state, Instant answeredAt, long place) {}

    @Inject
    Jdbi jdbi;

    @Inject
    CurrentUser user;

    /** Until the transaction ends nobody else starts one for the organisation. */
    void lock(String organisation) {
        jdbi.useHandle(
                handle -> handle.execute("select pg_advisory_xact_lock(hashtextextended(?, 3025))", organisation));
    }

    Optional<Check> running(String organisation, Instant now) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from duty_check where organisation = ? and due_at > ? limit 1")
                        .bind(0, organisation)
                        .bind(1, now)
                        .map(Checks::check)
                        .findOne());
    }

    int startedSince(String organisation, Instant moment) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select count(*) from duty_check where organisation = ? and started_at >= ?")
                .bind(0, organisation)
                .bind(1, moment)
                .mapTo(Integer.class)
                .one());
    }

    /** @return how many duty points are asked: all below that are expected to be on duty, whether somebody is or not */
    @Transactional(Transactional.TxType.MANDATORY)
    int start(UUID id, String organisation, String note, Instant now, Instant due, ZoneId zone) {
        return jdbi.withHandle(handle -> {
            handle.execute(
                    "insert into duty_check values (?, ?, ?, ?, ?, ?, ?, ?)",
                    id,
                    organisation,
                    note,
                    user.subject(),
                    user.name(),
                    user.organisation(),
                    now,
                    due);
            return handle.createUpdate("with " + Expected.CTE + """

                            insert into duty_check_unit (check_id, organisation, manned)
                            select :id, e.code, h.organisation is not null
                            from expected e left join held h on h.organisation = e.code where e.code <> :under""")
                    .bind("id", id)
                    .bind("under", organisation)
                    .bind("day", LocalDate.ofInstant(now, zone))
                    .bind("from", now)
                    .bind("until", now.plusMillis(1))
                    .execute();
        });
    }

    Optional<Check> find(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from duty_check where id = ?")
                .bind(0, id)
                .map(Checks::check)
                .findOne());
    }

    /** Those for organisations in that subtree, and those in which the organisation itself is asked; the newest first. */
    List<Check> concerning(String organisation, Page page) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select c.* from duty_check c where c.id < :before and (
                            exists (select 1 from duty_check_unit u where u.check_id = c.id and u.organisation = :mine)
                            or exists (select 1 from organisation o, organisation mine where mine.code = :mine
                                and o.code = c.organisation and o.pos between mine.pos and mine.last))
                        order by c.id desc limit :limit""")
                .bind("mine", organisation)
                .bind("before", page.after() == null ? AFTER_ALL : page.afterId())
                .bind("limit", page.fetch())
                .map(Checks::check)
                .list());
    }

    /** Those that can still be answered by the organisation, and are not. */
    List<Check> waitingFor(String organisation, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select c.* from duty_check_unit u join duty_check c on c.id = u.check_id
                        where u.organisation = ? and u.answered_at is null and c.due_at > ? order by c.due_at""")
                .bind(0, organisation)
                .bind(1, now)
                .map(Checks::check)
                .list());
    }

    /** How the organisation itself stands; empty when it is not asked. */
    Optional<Unit> unit(UUID id, String organisation) {
        return units(id, organisation, null, -1, 1).stream()
                .filter(unit -> unit.organisation().equals(organisation))
                .findFirst();
    }

    /** The first answer counts. */
    @Transactional(Transactional.TxType.MANDATORY)
    void answer(UUID id, String organisation, Instant at) {
        jdbi.useHandle(handle -> handle.execute(
                "update duty_check_unit set answered_at = ? where check_id = ? and organisation = ? and answered_at is null",
                at,
                id,
                organisation));
    }

    List<Branch> byBranch(UUID id, String under) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        with branch as (
                            select code, name, pos, last from organisation where parent = :under
                            union all
                            select code, name, pos, pos from organisation where code = :under)
                        select b.code, b.name, %s
                        from duty_check_unit u join organisation o on o.code = u.organisation
                            join branch b on o.pos between b.pos and b.last
                        where u.check_id = :id group by b.code, b.name, b.pos order by b.pos""".formatted(COUNTS))
                .bind("id", id)
                .bind("under", under)
                .map((row, context) -> new Branch(
                        row.getString("code"),
                        row.getString("name"),
                        row.getInt("asked"),
                        row.getInt("answered"),
                        row.getInt("nobody"),
                        row.getInt("asked") - row.getInt("answered") - row.getInt("nobody")))
                .list());
    }

    /** In tree order from the one after {@code place}. @param state null for all */
    List<Unit> units(UUID id, String under, CheckState state, long place, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from (
                            select o.code, o.name, o.pos, u.answered_at, case when u.answered_at is not null then 'ANSWERED'
                                when u.manned then 'SILENT' else 'NOBODY' end as state
                            from duty_check_unit u join organisation o on o.code = u.organisation
                                join organisation scope on scope.code = :under and o.pos between scope.pos and scope.last
                            where u.check_id = :id and o.pos > :after) x
                        where :state::text is null or state = :state order by pos limit :limit""")
                .bind("id", id)
                .bind("under", under)
                .bind("state", state == null ? null : state.name())
                .bind("after", place)
                .bind("limit", limit)
                .map((row, context) -> new Unit(
                        row.getString("code"),
                        row.getString("name"),
                        CheckState.valueOf(row.getString("state")),
                        instant(row, "answered_at"),
                        row.getLong("pos")))
                .list());
    }

    private static Check check(ResultSet row, StatementContext context) throws SQLException {
        return new Check(
                row.getObject("id", UUID.class),
                row.getString("organisation"),
                row.getString("note"),
                row.getString("by_name"),
                row.getString("by_organisation"),
                instant(row, "started_at"),
                instant(row, "due_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
