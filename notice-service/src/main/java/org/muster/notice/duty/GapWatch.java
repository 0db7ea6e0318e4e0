package org.muster.notice.duty;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;
import org.muster.platform.outbox.Outbox;

import io.quarkus.scheduler.Scheduled;

/**
 * Tells when an organisation's gaps of the night change: soon after its duty was touched, and in the morning, when the
 * next night counts, whose gaps are others than those of the last one. What touches the duty notes it in the database.
 */
@ApplicationScoped
class GapWatch {

    /** Of several replicas one tells. */
    private static final long LOCK = 0x6475_7479_6761_7073L;

    private static final String TOUCHED = "select pos, pos as last, code from organisation where code = any (:touched)";
    private static final String ALL =
            "select o.pos, o.last, null::text as code from organisation o where o.parent is null";

    /** Whose gaps are others than what was told, and which those are; what nobody was told of before comes as told. */
    private static final String CHANGED = "with " + Expected.CTE_OF_SCOPE + """
            , gap as (
                select e.code, (select string_agg(extract(epoch from lower(r) - :from)::bigint || '-'
                        || extract(epoch from upper(r) - :from)::bigint, ' ' order by r)
                    from unnest(tstzmultirange(tstzrange(:from, :until)) - coalesce(h.times, '{}')) r) as gaps
                from expected e left join held h on h.organisation = e.code),
            now as (
                select code, coalesce(gaps, '') as gaps from gap
                union all
                select code, '' from scope where code is not null and code not in (select code from gap)
                union all
                select organisation, '' from duty_gap_told
                where (select bool_and(code is null) from scope) and gaps <> ''
                    and organisation not in (select code from gap)),
            told as (
                insert into duty_gap_told as t select code, gaps from now order by code
                on conflict (organisation) do update set gaps = excluded.gaps where t.gaps <> excluded.gaps
                returning organisation, gaps, xmax = 0 as first)
            select * from told""";

    private record Change(String organisation, String gaps, boolean first) {

        DutyGapChanged since(Night night, Instant now) {
            List<Gaps.Span> spans = Stream.of(gaps.split(" "))
                    .filter(span -> !span.isEmpty())
                    .map(span -> span.split("-"))
                    .map(ends -> new Gaps.Span(
                            night.from().plusSeconds(Long.parseLong(ends[0])),
                            night.from().plusSeconds(Long.parseLong(ends[1]))))
                    .toList();
            return new DutyGapChanged(organisation, night.date(), spans, now);
        }
    }

    @Inject
    Jdbi jdbi;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    @Scheduled(every = "${muster.duty.gaps-told-every:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void tell() {
        if (!alone()) {
            return;
        }
        Night night = Night.around(ZonedDateTime.now(clock));
        Set<String> touched = touched();
        List<Change> changes;
        if (!isKnown(night.date())) {
            // units of which nothing was told yet have had their gaps all along
            changes = changes(ALL, Set.of(), night).stream()
                    .filter(change -> !change.first() || touched.contains(change.organisation()))
                    .toList();
        } else {
            changes = touched.isEmpty() ? List.of() : changes(TOUCHED, touched, night);
        }
        if (!changes.isEmpty()) {
            Instant now = clock.instant();
            outbox.append(
                    changes.stream().map(change -> change.since(night, now)).toList());
        }
    }

    private boolean alone() {
        return jdbi.withHandle(handle -> handle.createQuery("select pg_try_advisory_xact_lock(?)")
                .bind(0, LOCK)
                .mapTo(Boolean.class)
                .one());
    }

    private Set<String> touched() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "with taken as (delete from duty_touched returning organisation) select distinct organisation from taken")
                .mapTo(String.class)
                .set());
    }

    /** From now on it is. */
    private boolean isKnown(LocalDate night) {
        return jdbi.withHandle(
                        handle -> handle.createUpdate("""
                        insert into duty_night_told as t (night) values (:night)
                        on conflict (only_one) do update set night = excluded.night where t.night <> excluded.night""").bind("night", night).execute())
                == 0;
    }

    private List<Change> changes(String scope, Set<String> touched, Night night) {
        return jdbi.withHandle(handle -> {
            var query = handle.createQuery(CHANGED.replace("<scope>", scope));
            if (!touched.isEmpty()) {
                query.bindArray("touched", String.class, touched);
            }
            return query.bind("day", night.date())
                    .bind("from", night.from())
                    .bind("until", night.until())
                    .map((row, context) ->
                            new Change(row.getString("organisation"), row.getString("gaps"), row.getBoolean("first")))
                    .list();
        });
    }
}
