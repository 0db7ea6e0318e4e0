package org.muster.notice.duty;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A shift (班次) with its seats; one that changed hands while it ran has a seat for each who held it.
 *
 * @param doubled what the new holder has to do at the same time; left out when nothing
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ShiftView(
        UUID rotation,
        String name,
        LocalDate day,
        Instant starts,
        Instant ends,
        List<SeatView> seats,
        List<Doubled> doubled) {

    /** @param person left out when nobody holds the seat */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SeatView(
            Post post,
            UUID person,
            String name,
            Instant from,
            Instant until,
            UUID planned,
            String plannedName,
            ChangeKind changed) {}

    record Doubled(UUID rotation, String name, LocalDate day, Post post, Instant starts, Instant ends) {

        static Doubled of(Seat seat) {
            return new Doubled(
                    seat.rotation(), seat.rotationName(), seat.day(), seat.post(), seat.starts(), seat.ends());
        }
    }

    static List<ShiftView> of(List<Seat> seats) {
        Map<Seat.Shift, List<Seat>> shifts =
                seats.stream().collect(Collectors.groupingBy(Seat::shift, LinkedHashMap::new, Collectors.toList()));
        return shifts.values().stream().map(shift -> of(shift, List.of())).toList();
    }

    static ShiftView of(List<Seat> shift, List<Seat> doubled) {
        Seat first = shift.get(0);
        return new ShiftView(
                first.rotation(),
                first.rotationName(),
                first.day(),
                first.shiftStarts(),
                first.shiftEnds(),
                shift.stream().map(ShiftView::seat).toList(),
                doubled.stream().map(Doubled::of).toList());
    }

    private static SeatView seat(Seat seat) {
        return new SeatView(
                seat.post(),
                seat.person(),
                seat.name(),
                seat.starts(),
                seat.ends(),
                seat.planned(),
                seat.plannedName(),
                seat.kind());
    }
}
