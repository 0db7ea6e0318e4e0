package org.muster.notice.duty;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;

/**
 * Questions about who holds which seat when. By start, the main's seat before the backup's. Nothing of it is written
 * down in advance: docs/adr/0006-shifts-are-computed.md.
 */
@ApplicationScoped
class Seats {

    private static final String SEATS = """
            select s.*, holder.name, planned.name as planned_name from duty_seats(:from, :until) s
                left join duty_person holder on holder.id = s.person
                left join duty_person planned on planned.id = s.planned
            where %s and (s.post = 'MAIN' or s.planned is not null or s.kind is not null)
            order by s.shift_starts, s.rotation, s.post = 'BACKUP', s.starts""";

    @Inject
    Jdbi jdbi;

    @Inject
    Clock clock;

    /** Seats of shifts that touch the span. */
    List<Seat> between(String organisation, Instant from, Instant until) {
        return jdbi.withHandle(handle -> handle.createQuery(SEATS.formatted("s.organisation = :organisation"))
                .bind("organisation", organisation)
                .bind("from", from)
                .bind("until", until)
                .map(Seat::read)
                .list());
    }

    /** Seats as they are held at that moment. */
    List<Seat> at(String organisation, Instant moment) {
        return between(organisation, moment, moment.plusMillis(1)).stream()
                .filter(seat -> !seat.starts().isAfter(moment) && seat.ends().isAfter(moment))
                .toList();
    }

    /** Empty when the rotation has no shift on that day. */
    List<Seat> of(UUID rotation, LocalDate day) {
        return jdbi.withHandle(handle -> handle.createQuery(SEATS.formatted("s.rotation = :rotation and s.day = :day"))
                .bind("rotation", rotation)
                .bind("day", day)
                .bind("from", day.atStartOfDay(clock.getZone()).toInstant())
                .bind("until", day.plusDays(1).atStartOfDay(clock.getZone()).toInstant())
                .map(Seat::read)
                .list());
    }

    /** Seats of other shifts, or the other seat, that the person would hold at the same time as that one. */
    List<Seat> doubled(Seat seat, UUID person) {
        return between(seat.organisation(), seat.shiftStarts(), seat.shiftEnds()).stream()
                .filter(other -> other.holds(person) && other.overlaps(seat))
                .filter(other -> !other.shift().equals(seat.shift()) || other.post() != seat.post())
                .toList();
    }
}
