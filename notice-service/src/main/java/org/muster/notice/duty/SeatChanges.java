package org.muster.notice.duty;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.muster.platform.security.CurrentUser;

/**
 * Writes down who holds a seat otherwise than planned. Whoever calls has locked the rotation, so that changes of one
 * seat follow each other.
 */
@ApplicationScoped
class SeatChanges {

    @Inject
    Jdbi jdbi;

    @Inject
    CurrentUser user;

    @Inject
    Clock clock;

    /** @param person null when nobody shall hold it */
    void give(Seat seat, ChangeKind kind, UUID person, String reason) {
        append(seat, kind, false, person, reason);
    }

    void giveBack(Seat seat, String reason) {
        append(seat, ChangeKind.RESTORED, true, null, reason);
    }

    /** The days from that one on about whose shift something was changed. */
    List<LocalDate> days(UUID rotation, LocalDate from) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select distinct day from duty_change where rotation = ? and day >= ? order by day")
                .bind(0, rotation)
                .bind(1, from)
                .mapTo(LocalDate.class)
                .list());
    }

    private void append(Seat seat, ChangeKind kind, boolean asPlanned, UUID person, String reason) {
        Instant now = clock.instant();
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into duty_change (rotation, day, post, n, kind, from_at, as_planned, person, reason,
                            by_subject, by_name, at)
                        select :rotation, :day, :post, coalesce(max(n), 0) + 1, :kind,
                            case when :running then :now else timestamptz '-infinity' end, :asPlanned, :person, :reason,
                            :subject, :name, :now
                        from duty_change where rotation = :rotation and day = :day and post = :post""")
                .bind("rotation", seat.rotation())
                .bind("day", seat.day())
                .bind("post", seat.post().name())
                .bind("kind", kind.name())
                .bind("running", !seat.shiftStarts().isAfter(now))
                .bind("now", now)
                .bind("asPlanned", asPlanned)
                .bind("person", person)
                .bind("reason", reason)
                .bind("subject", user.subject())
                .bind("name", user.name())
                .execute());
    }
}
