package org.muster.expert.need;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.muster.platform.events.Emits;

/** A manager checked the need: experts are wanted. */
@Emits("org.muster.need.opened")
record NeedOpened(
        UUID needId,
        String title,
        String organisation,
        List<String> disciplines,
        String divisionCode,
        int seats,
        LocalDate startOn,
        LocalDate endOn) {

    static NeedOpened of(Need need) {
        return new NeedOpened(
                need.id,
                need.title,
                need.organisation,
                need.disciplines,
                need.divisionCode,
                need.seats,
                need.startOn,
                need.endOn);
    }
}
