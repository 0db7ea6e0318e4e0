package org.muster.notice.duty;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.muster.notice.duty.ShiftView.Doubled;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A swap with those it is about.
 *
 * @param asked left out when anybody may take it
 * @param doubled what the taker has to do at the same time; left out when nothing
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record SwapView(
        UUID id,
        String organisation,
        UUID rotation,
        LocalDate day,
        Post post,
        Who asker,
        Who asked,
        Who taker,
        String reason,
        SwapState state,
        Instant askedAt,
        Instant changedAt,
        List<Doubled> doubled) {

    record Who(UUID person, String name) {

        private static Who of(UUID id) {
            return id == null ? null : new Who(id, DutyPerson.<DutyPerson>findById(id).name);
        }
    }

    static SwapView of(Swap swap, List<Seat> doubled) {
        return new SwapView(
                swap.id,
                swap.organisation,
                swap.rotation,
                swap.day,
                swap.post,
                Who.of(swap.asker),
                Who.of(swap.asked),
                Who.of(swap.taker),
                swap.reason,
                swap.state,
                swap.askedAt,
                swap.changedAt,
                doubled.stream().map(Doubled::of).toList());
    }
}
