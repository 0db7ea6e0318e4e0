package org.muster.report.counters;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;

/**
 * The day's counters (当日计数) per organisation, date in Asia/Shanghai and key. A report speaks for a unit and all below
 * it, so a counter is read for the whole subtree.
 */
@ApplicationScoped
public class DayCounters {

    public static final String NOTICES_ISSUED = "notices.issued";
    /** Every publication of a verdict counts, a changed verdict's too: both had to be made and spread that day. */
    public static final String VERDICTS_PUBLISHED = "verdicts.published";

    public static final String OPINIONS_GIVEN = "opinions.given";

    /** What a form's field may name as its source. */
    public static final List<String> KEYS = List.of(NOTICES_ISSUED, VERDICTS_PUBLISHED, OPINIONS_GIVEN);

    @Inject
    Jdbi jdbi;

    @Inject
    Clock clock;

    /** The caller has made sure that this happens once. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void count(String key, String organisation, LocalDate date) {
        jdbi.useHandle(handle -> handle.execute("""
                insert into day_counter (date, key, organisation, n) values (?, ?, ?, 1)
                    on conflict (date, key, organisation) do update set n = day_counter.n + 1""", date, key, organisation));
    }

    public void count(String key, String organisation, Instant at) {
        count(key, organisation, LocalDate.ofInstant(at, clock.getZone()));
    }

    /** By key, what the organisation and all below it did on the date; a key for which nothing happened is zero. */
    public Map<String, Long> of(String organisation, LocalDate date) {
        Map<String, Long> counted = jdbi.withHandle(handle -> handle.createQuery("""
                        select c.key, sum(c.n) from day_counter c
                            join organisation o on o.code = c.organisation
                            join organisation me on o.pos between me.pos and me.last
                        where c.date = ? and me.code = ? group by c.key""")
                .bind(0, date)
                .bind(1, organisation)
                .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        return KEYS.stream().collect(Collectors.toMap(key -> key, key -> counted.getOrDefault(key, 0L)));
    }
}
