package org.muster.platform.organisation;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Handle;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * Remembers how many organisations were counted for the same selectors in the same edition of the tree: between a draft
 * and its issue usually nothing moves, and counting is all that takes long when an audience is frozen.
 */
@ApplicationScoped
class AudienceTotals {

    private static final int REMEMBERED = 1000;

    private record Asked(long edition, Map<String, List<Selector>> ways) {}

    private final Cache<Asked, Integer> totals =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    /**
     * Whether an edition of this service's tree becomes visible as a whole, as it does where the directory is kept. In a
     * projection its organisations come one by one, and what was counted may be wrong a moment later.
     */
    @Inject
    @ConfigProperty(name = "muster.tree.whole-editions", defaultValue = "false")
    boolean wholeEditions;

    /** The newest edition. */
    long edition(Handle handle) {
        return handle.createQuery("select coalesce(max(edition), 0) from organisation")
                .mapTo(Long.class)
                .one();
    }

    /** @param before the edition from before the selectors were looked up: in between the tree may have changed */
    OptionalInt known(long before, long edition, Map<String, List<Selector>> ways) {
        Integer known = before == edition ? totals.getIfPresent(new Asked(edition, ways)) : null;
        return known == null ? OptionalInt.empty() : OptionalInt.of(known);
    }

    /** What was counted for another time, if it may be remembered. */
    void counted(long before, long edition, Map<String, List<Selector>> ways, int total) {
        if (wholeEditions && before == edition) {
            totals.put(new Asked(edition, Map.copyOf(ways)), total);
        }
    }
}
