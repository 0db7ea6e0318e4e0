package org.muster.notice.duty;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Lets open swaps follow what else happens to their shifts. Whoever calls has locked the rotation. */
@ApplicationScoped
class Swaps {

    private record Place(LocalDate day, Post post) {}

    @Inject
    Seats seats;

    @Inject
    SeatChanges changes;

    @Inject
    Clock clock;

    /** The seat goes to somebody else by decision. */
    void override(Seat seat) {
        open(seat.rotation(), seat.day()).stream()
                .filter(swap -> swap.day.equals(seat.day()) && swap.post == seat.post())
                .forEach(swap -> swap.become(SwapState.OVERRIDDEN, clock.instant()));
    }

    /**
     * The rotation goes otherwise from that day on. A swap stays with its shift, whatever its hours are now; but where
     * the asker would not have had the seat, there is nothing to swap any more.
     */
    void follow(UUID rotation, LocalDate from) {
        Map<Place, List<Swap>> bySeat = open(rotation, from).stream()
                .collect(Collectors.groupingBy(
                        swap -> new Place(swap.day, swap.post), LinkedHashMap::new, Collectors.toList()));
        bySeat.forEach((place, swaps) -> {
            List<Seat> shift = seats.of(rotation, place.day());
            Seat seat = shift.stream()
                    .filter(each -> each.post() == place.post())
                    .findFirst()
                    .orElse(null);
            if (swaps.stream().anyMatch(swap -> swap.byPlan && (seat == null || !swap.asker.equals(seat.planned())))) {
                lapse(seat, swaps);
            }
        });
        keepSeatsApart(rotation, from);
    }

    /** Where the rotation now gives somebody the other seat of a shift, what was changed about it gives way. */
    private void keepSeatsApart(UUID rotation, LocalDate from) {
        changes.days(rotation, from).forEach(day -> {
            List<Seat> shift = seats.of(rotation, day);
            shift.stream()
                    .filter(seat -> seat.person() != null && !seat.person().equals(seat.planned()))
                    .filter(seat ->
                            shift.stream().anyMatch(other -> other.post() != seat.post() && other.holds(seat.person())))
                    .findFirst()
                    .ifPresent(seat -> {
                        changes.giveBack(seat, null);
                        open(rotation, day).stream()
                                .filter(swap -> swap.day.equals(day) && swap.post == seat.post())
                                .forEach(swap -> swap.become(SwapState.LAPSED, clock.instant()));
                    });
        });
    }

    /** What the person may take of shifts from that day on, the next shift first. */
    List<Swap> askedOf(DutyPerson person, LocalDate from) {
        return Swap.list(
                "organisation = ?1 and state = ?2 and day >= ?3 and asker <> ?4 and (asked is null or asked = ?4)"
                        + " order by day, id",
                person.organisation,
                SwapState.ASKED,
                from,
                person.id);
    }

    private void lapse(Seat seat, List<Swap> swaps) {
        if (seat != null && swaps.stream().anyMatch(swap -> swap.state == SwapState.ACCEPTED)) {
            changes.giveBack(seat, null);
        }
        swaps.forEach(swap -> swap.become(SwapState.LAPSED, clock.instant()));
    }

    private static List<Swap> open(UUID rotation, LocalDate from) {
        return Swap.list(
                "rotation = ?1 and day >= ?2 and state in ?3 order by id",
                rotation,
                from,
                List.of(SwapState.ASKED, SwapState.ACCEPTED));
    }
}
