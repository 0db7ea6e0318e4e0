package org.muster.notice.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;

import io.quarkus.scheduler.Scheduled;

/** Knows from the database's statistics which words stand in so many documents that not all of them should be touched. */
@ApplicationScoped
class CommonKeys {

    /** So many documents are found and sorted in a few milliseconds. */
    private static final int MANY = 8000;

    /** @param rest how often a key stands at most that is not among them */
    private record Statistics(double documents, Map<String, Double> frequencies, double rest) {

        double atMost(List<String> alternatives) {
            return alternatives.stream()
                    .mapToDouble(key -> documents * frequencies.getOrDefault(key, rest))
                    .sum();
        }
    }

    /** As long as nothing is known everything may be common. */
    private volatile Statistics statistics = new Statistics(Double.MAX_VALUE, Map.of(), 1);

    @Inject
    Jdbi jdbi;

    @Scheduled(every = "5m")
    void look() {
        jdbi.useHandle(handle -> handle.createQuery("""
                        select c.reltuples, cast(cast(s.most_common_elems as text) as text[]) as keys,
                            s.most_common_elem_freqs as frequencies
                        from pg_class c join pg_stats s on s.schemaname = current_schema() and s.tablename = c.relname
                        where c.oid = cast('search_document' as regclass) and s.attname = 'keys'
                            and s.most_common_elems is not null and c.reltuples > 0""")
                .map((row, context) -> {
                    String[] keys = (String[]) row.getArray("keys").getArray();
                    Float[] frequencies = (Float[]) row.getArray("frequencies").getArray();
                    Map<String, Double> known = new HashMap<>();
                    for (int i = 0; i < keys.length; i++) {
                        known.put(keys[i], frequencies[i].doubleValue());
                    }
                    // behind the keys' own frequencies stands the lowest of them
                    return new Statistics(row.getDouble("reltuples"), known, frequencies[keys.length]);
                })
                .findOne()
                .ifPresent(found -> statistics = found));
    }

    /** Whether very many documents may meet what is wanted; the rarest of what they need says how many at most. */
    boolean meets(Wanted wanted, Found place) {
        return wanted.needed(place).stream()
                        .mapToDouble(statistics::atMost)
                        .min()
                        .orElse(Double.MAX_VALUE)
                > MANY;
    }
}
