package org.muster.report.schedules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.muster.platform.events.CloudEvents;
import org.muster.platform.organisation.Selector;

import com.fasterxml.jackson.core.type.TypeReference;

/** Keeps the schedules and hands out the one whose next day has come. */
@ApplicationScoped
class DailySchedules {

    static final String LEVEL_CHANGED = "LEVEL_CHANGED";

    /** What is shown of a schedule. @param endedReason null while it runs */
    record Shown(DailySchedule schedule, String problemText, Instant endedAt, String endedReason) {}

    @Inject
    Jdbi jdbi;

    @Inject
    Clock clock;

    @Transactional(Transactional.TxType.MANDATORY)
    void start(ResponseActivated response, Instant knownAt) {
        ResponseActivated.DailyReport daily = response.plan().dailyReport();
        jdbi.useHandle(handle -> handle.execute(
                """
                insert into daily_schedule (response, organisation, form_name, selectors, drill, first_date, first_due_at,
                        known_at, next_date, retry_at)
                    values (?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?) on conflict (response) do nothing""",
                response.responseId(),
                response.organisation(),
                daily.form(),
                json(daily.to()),
                response.drill(),
                firstDate(daily, response.startedOn()),
                daily.dueAt(),
                knownAt,
                DailySchedule.dayAfter(firstDate(daily, response.startedOn()), knownAt, clock.getZone()),
                clock.instant()));
    }

    /**
     * Another report, or the first one, from now on; days that were asked already stay as they are. What is told late, after
     * a later change or the stand-down, changes nothing.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void change(ResponseLevelChanged change) {
        ResponseActivated.DailyReport daily = change.plan().dailyReport();
        LocalDate first = firstDate(daily, LocalDate.ofInstant(change.changedAt(), clock.getZone()));
        jdbi.useHandle(handle -> {
            handle.execute(
                    "delete from ended_response where response = ? and reason = ? and ended_at <= ?",
                    change.responseId(),
                    LEVEL_CHANGED,
                    change.changedAt());
            handle.createUpdate("""
                            insert into daily_schedule as s (response, organisation, form_name, selectors, drill, first_date,
                                first_due_at, known_at, next_date, retry_at)
                            select :response::uuid, :organisation, :form, :to::jsonb, :drill, :first::date,
                                :due::timestamptz, :at::timestamptz, :next::date, :now::timestamptz
                            where not exists (select 1 from ended_response where response = :response)
                            on conflict (response) do update set form_name = excluded.form_name,
                                selectors = excluded.selectors, first_date = excluded.first_date,
                                first_due_at = excluded.first_due_at, known_at = excluded.known_at,
                                next_date = greatest(s.next_date, excluded.first_date), problem = null, problem_text = null,
                                retry_at = excluded.retry_at
                            where s.known_at <= excluded.known_at""")
                    .bind("response", change.responseId())
                    .bind("organisation", change.organisation())
                    .bind("form", daily.form())
                    .bind("to", json(daily.to()))
                    .bind("drill", change.drill())
                    .bind("first", first)
                    .bind("due", daily.dueAt())
                    .bind("at", change.changedAt())
                    .bind("next", DailySchedule.dayAfter(first, change.changedAt(), clock.getZone()))
                    .bind("now", clock.instant())
                    .execute();
        });
    }

    /**
     * A stand-down is final, whether the response is known here or not; a change of level that was told late, after a later
     * one, changes nothing.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void end(UUID response, Instant at, String reason) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into ended_response as e select :response::uuid, :at::timestamptz, :reason::text
                        where :reason::text <> :level or not exists (
                            select 1 from daily_schedule s where s.response = :response and s.known_at > :at)
                        on conflict (response) do update set ended_at = excluded.ended_at, reason = excluded.reason
                        where e.reason = :level""")
                .bind("response", response)
                .bind("at", at)
                .bind("reason", reason)
                .bind("level", LEVEL_CHANGED)
                .execute());
    }

    private static LocalDate firstDate(ResponseActivated.DailyReport daily, LocalDate otherwise) {
        return daily.startsOn() == null ? otherwise : daily.startsOn();
    }

    /** The caller's own until its transaction ends; other replicas pass over it. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<DailySchedule> claimDue() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select s.* from daily_schedule s
                        where (s.first_waits or s.next_date <= :today) and s.retry_at <= :now
                            and not exists (select 1 from ended_response e where e.response = s.response)
                        order by s.retry_at limit 1 for update of s skip locked""")
                .bind("today", LocalDate.now(clock))
                .bind("now", clock.instant())
                .map(DailySchedules::read)
                .findOne());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void opened(UUID response, LocalDate nextDate) {
        jdbi.useHandle(handle -> handle.execute(
                "update daily_schedule set opened = opened + 1, first_waits = false, next_date = ?,"
                        + " problem = null, problem_text = null where response = ?",
                nextDate,
                response));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void passedOver(UUID response, LocalDate nextDate) {
        jdbi.useHandle(handle -> handle.execute(
                "update daily_schedule set first_waits = false, next_date = ? where response = ?", nextDate, response));
    }

    @Transactional
    void blocked(UUID response, String problem, String text, Instant retryAt) {
        jdbi.useHandle(handle -> handle.execute(
                "update daily_schedule set problem = ?, problem_text = ?, retry_at = ? where response = ?",
                problem,
                text,
                retryAt,
                response));
    }

    /** Of the organisation and all below it, running ones first. */
    List<Shown> below(String organisation) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select s.*, e.ended_at, e.reason from daily_schedule s
                            join organisation o on o.code = s.organisation
                            join organisation me on o.pos between me.pos and me.last
                            left join ended_response e on e.response = s.response
                        where me.code = ? order by e.ended_at desc nulls first, s.response desc limit 200""")
                .bind(0, organisation)
                .map((row, context) -> new Shown(
                        read(row, context),
                        row.getString("problem_text"),
                        row.getTimestamp("ended_at") == null
                                ? null
                                : row.getTimestamp("ended_at").toInstant(),
                        row.getString("reason")))
                .list());
    }

    /** Running ones whose next period cannot be opened. */
    long blocked() {
        return jdbi.withHandle(
                handle -> handle.createQuery("""
                        select count(*) from daily_schedule s where s.problem is not null
                            and not exists (select 1 from ended_response e where e.response = s.response)""").mapTo(Long.class).one());
    }

    private static DailySchedule read(ResultSet row, StatementContext context) throws SQLException {
        return new DailySchedule(
                row.getObject("response", UUID.class),
                row.getString("organisation"),
                row.getString("form_name"),
                selectors(row.getString("selectors")),
                row.getBoolean("drill"),
                row.getObject("first_date", LocalDate.class),
                row.getTimestamp("first_due_at").toInstant(),
                row.getTimestamp("known_at").toInstant(),
                row.getBoolean("first_waits"),
                row.getObject("next_date", LocalDate.class),
                row.getInt("opened"),
                row.getString("problem"));
    }

    private static String json(List<Selector> selectors) {
        try {
            return CloudEvents.JSON.writeValueAsString(selectors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Selector> selectors(String json) {
        try {
            return CloudEvents.JSON.readValue(json, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
