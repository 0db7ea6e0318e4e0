package org.muster.notice.duty;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Questions about handing over. */
@ApplicationScoped
class Handovers {

    private static final Duration NEXT_WITHIN = Duration.ofDays(2);

    @Inject
    Seats seats;

    /**
     * The seats of the shift that takes over: of those that go on when the note's shift has ended and began after it, the
     * one that begins nearest to its end.
     */
    List<Seat> next(HandoverNote note) {
        List<Seat> shift = seats.of(note.rotation, note.day);
        if (shift.isEmpty()) {
            return List.of();
        }
        Seat former = shift.get(0);
        List<Seat> after =
                seats
                        .between(
                                former.organisation(),
                                former.shiftEnds(),
                                former.shiftEnds().plus(NEXT_WITHIN))
                        .stream()
                        .filter(seat -> seat.shiftStarts().isAfter(former.shiftStarts()))
                        .toList();
        return after.stream()
                .min(Comparator.comparing(seat ->
                        Duration.between(former.shiftEnds(), seat.shiftStarts()).abs()))
                .map(first -> after.stream()
                        .filter(seat -> seat.shiftStarts().equals(first.shiftStarts()))
                        .toList())
                .orElse(List.of());
    }

    /** What waits to be acknowledged since that day, the oldest first. */
    List<HandoverNote> waiting(String organisation, LocalDate since) {
        return HandoverNote.list(
                "organisation = ?1 and day >= ?2 and acknowledgedAt is null order by id", organisation, since);
    }
}
