package org.muster.notice.urging;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;

/**
 * Finds places in a day of many organisations at once. The caller keeps others from taking them meanwhile. A drill finds
 * taken what any urging has, a real urging only what real ones have: a drill must not keep it waiting.
 */
@ApplicationScoped
class DaySlots {

    /** @param slots a free place by organisation @param full those who have none left */
    record Places(Map<String, Integer> slots, Set<String> full) {}

    @Inject
    Jdbi jdbi;

    @Inject
    UrgingConfig config;

    Places of(Collection<String> organisations, LocalDate day, boolean drill) {
        Map<String, Set<Integer>> taken = taken(organisations, day, drill);
        Map<String, Integer> slots = new HashMap<>();
        Set<String> full = new HashSet<>();
        for (String organisation : organisations) {
            Set<Integer> gone = taken.getOrDefault(organisation, Set.of());
            IntStream.rangeClosed(1, config.dailyCap())
                    .filter(slot -> !gone.contains(slot))
                    .findFirst()
                    .ifPresentOrElse(slot -> slots.put(organisation, slot), () -> full.add(organisation));
        }
        return new Places(slots, full);
    }

    private Map<String, Set<Integer>> taken(Collection<String> organisations, LocalDate day, boolean drill) {
        Map<String, Set<Integer>> taken = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("select organisation, slot from urging"
                        + " where organisation = any(:organisations) and day = :day and state <> 'CANCELLED'"
                        + " and (:drill or not drill)")
                .bindArray("organisations", String.class, organisations)
                .bind("day", day)
                .bind("drill", drill)
                .map((row, context) -> taken.computeIfAbsent(row.getString("organisation"), code -> new HashSet<>())
                        .add(row.getInt("slot")))
                .list());
        return taken;
    }
}
