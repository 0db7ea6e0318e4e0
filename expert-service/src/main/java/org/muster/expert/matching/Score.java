package org.muster.expert.matching;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import org.muster.expert.discipline.DisciplineCode;
import org.muster.expert.discipline.DisciplineCode.Relation;

/**
 * How well an expert fits a need, from 0 to 100, with one reason per criterion whose points add up to it. The same facts
 * give the same score: nothing is learnt, nothing is drawn, nobody's earlier refusals count.
 */
record Score(int points, List<Reason> reasons) {

    /** A secondary discipline is worth four fifths of a main one. */
    private static final int SECONDARY_PERCENT = 80;

    static Score of(Facts expert, Wanted wanted, LocalDate today) {
        List<Reason> reasons = List.of(
                discipline(expert, wanted),
                place(expert, wanted),
                availability(expert, wanted),
                way(expert, wanted),
                grade(expert),
                contact(expert, today));
        return new Score(reasons.stream().mapToInt(Reason::points).sum(), reasons);
    }

    private static Reason discipline(Facts expert, Wanted wanted) {
        Reason best = Reason.of(Criterion.DISCIPLINE, "discipline-unrelated", 0);
        List<String> codes = new ArrayList<>(expert.secondary());
        if (expert.main() != null) {
            codes.add(0, expert.main());
        }
        for (String code : codes) {
            for (DisciplineCode asked : wanted.disciplines()) {
                Relation relation = new DisciplineCode(code).to(asked);
                boolean main = code.equals(expert.main());
                int points = main ? worth(relation) : worth(relation) * SECONDARY_PERCENT / 100;
                if (points > best.points()) {
                    best = Reason.of(
                            Criterion.DISCIPLINE,
                            "discipline-" + relation.name().toLowerCase().replace('_', '-')
                                    + (main ? "" : "-secondary"),
                            points,
                            code,
                            asked.value());
                }
            }
        }
        return best;
    }

    private static int worth(Relation relation) {
        return switch (relation) {
            case EXACT -> 50;
            case WITHIN -> 45;
            case BROADER -> 30;
            case SIBLING -> 25;
            case SAME_FIELD -> 12;
            case UNRELATED -> 0;
        };
    }

    private static Reason place(Facts expert, Wanted wanted) {
        if (wanted.divisionCode() == null) {
            return Reason.of(Criterion.PLACE, "place-any", Criterion.PLACE.weight);
        }
        if (expert.divisionCode() == null) {
            return Reason.of(Criterion.PLACE, "place-unknown", 0);
        }
        if (same(expert, wanted, 4)) {
            return Reason.of(Criterion.PLACE, "place-same-city", Criterion.PLACE.weight);
        }
        return same(expert, wanted, 2)
                ? Reason.of(Criterion.PLACE, "place-same-province", 10)
                : Reason.of(Criterion.PLACE, "place-elsewhere", 0);
    }

    private static boolean same(Facts expert, Wanted wanted, int digits) {
        return expert.divisionCode().regionMatches(0, wanted.divisionCode(), 0, digits);
    }

    private static Reason availability(Facts expert, Wanted wanted) {
        if (expert.freeDays() == null) {
            return Reason.of(Criterion.AVAILABILITY, "availability-unknown", 5);
        }
        long days = wanted.days();
        if (expert.freeDays() >= days) {
            return Reason.of(Criterion.AVAILABILITY, "availability-whole", Criterion.AVAILABILITY.weight, days);
        }
        int points = (int) (Criterion.AVAILABILITY.weight * expert.freeDays() / days);
        return Reason.of(Criterion.AVAILABILITY, "availability-partly", points, expert.freeDays(), days);
    }

    private static Reason way(Facts expert, Wanted wanted) {
        if (wanted.onSite()) {
            return expert.divisionCode() != null && wanted.divisionCode() != null && same(expert, wanted, 2)
                    ? Reason.of(Criterion.WAY, "way-on-site-near", Criterion.WAY.weight)
                    : Reason.of(Criterion.WAY, "way-on-site-travel", 3);
        }
        if (expert.remote() == null) {
            return Reason.of(Criterion.WAY, "way-unknown", 3);
        }
        return expert.remote()
                ? Reason.of(Criterion.WAY, "way-remote", Criterion.WAY.weight)
                : Reason.of(Criterion.WAY, "way-not-remote", 0);
    }

    private static Reason grade(Facts expert) {
        if (expert.grade() == null) {
            return Reason.of(Criterion.GRADE, "grade-unknown", 0);
        }
        int points = Criterion.GRADE.weight - expert.grade().ordinal();
        return Reason.of(
                Criterion.GRADE, "grade-" + expert.grade().name().toLowerCase().replace('_', '-'), points);
    }

    private static Reason contact(Facts expert, LocalDate today) {
        if (expert.lastContactOn() == null) {
            return Reason.of(Criterion.CONTACT, "contact-never", 0);
        }
        long days = ChronoUnit.DAYS.between(expert.lastContactOn(), today);
        int points = days <= 30 ? Criterion.CONTACT.weight : days <= 180 ? 3 : 1;
        return Reason.of(Criterion.CONTACT, "contact-last", points, expert.lastContactOn());
    }
}
