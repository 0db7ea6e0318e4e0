package org.muster.expert.matching;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.muster.expert.discipline.DisciplineCode;
import org.muster.expert.need.Need;

/** What a need asks of an expert. @param divisionCode null when the place does not matter */
record Wanted(
        List<DisciplineCode> disciplines, String divisionCode, LocalDate startOn, LocalDate endOn, boolean onSite) {

    static Wanted by(Need need) {
        return new Wanted(
                need.disciplines().stream().map(DisciplineCode::new).toList(),
                need.divisionCode(),
                need.startOn(),
                need.endOn(),
                need.onSite());
    }

    long days() {
        return ChronoUnit.DAYS.between(startOn, endOn) + 1;
    }
}
