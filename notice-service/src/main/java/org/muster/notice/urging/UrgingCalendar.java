package org.muster.notice.urging;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;

/**
 * Finds the next moment at which an organisation may be urged. The quiet hours give way only to a first urging that
 * cannot wait; the daily cap gives way to nothing.
 */
@ApplicationScoped
class UrgingCalendar {

    /** A place in a day of the organisation. @param heldBy what it has to wait for; null when it is now */
    record Slot(ZonedDateTime at, int number, Hold heldBy) {}

    @Inject
    Jdbi jdbi;

    @Inject
    UrgingConfig config;

    QuietHours quietHours() {
        return new QuietHours(config.quietFrom(), config.quietUntil());
    }

    /** Lets nobody else take a slot until the transaction ends. */
    void lockEverybody() {
        jdbi.useHandle(handle -> handle.execute("select pg_advisory_xact_lock(3002, 0)"));
    }

    /**
     * The slot is free until the transaction ends: others who want one for the organisation wait.
     *
     * @param drill as for {@link DaySlots}
     */
    Slot next(String organisation, boolean drill, ZonedDateTime now, boolean cannotWait) {
        jdbi.useHandle(handle -> {
            handle.execute("select pg_advisory_xact_lock_shared(3002, 0)");
            handle.execute("select pg_advisory_xact_lock(hashtextextended(?, 3002))", organisation);
        });
        QuietHours quiet = quietHours();
        ZonedDateTime at = cannotWait ? now : quiet.endAfter(now);
        Hold heldBy = at.equals(now) ? null : Hold.QUIET_HOURS;
        while (true) {
            Optional<Integer> free = freeSlot(organisation, drill, at.toLocalDate());
            if (free.isPresent()) {
                return new Slot(at, free.get(), heldBy);
            }
            at = quiet.morningAfter(at);
            heldBy = Hold.DAILY_CAP;
        }
    }

    private Optional<Integer> freeSlot(String organisation, boolean drill, LocalDate day) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select n from generate_series(1, :cap) n where not exists (select 1 from urging u
                            where u.organisation = :organisation and u.day = :day and u.slot = n and u.state <> 'CANCELLED'
                                and (:drill or not u.drill))
                        order by n limit 1""")
                .bind("cap", config.dailyCap())
                .bind("organisation", organisation)
                .bind("day", day)
                .bind("drill", drill)
                .mapTo(Integer.class)
                .findOne());
    }
}
