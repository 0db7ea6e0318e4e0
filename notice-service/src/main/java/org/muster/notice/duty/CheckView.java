package org.muster.notice.duty;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.ToIntFunction;

import org.muster.notice.duty.Checks.Branch;
import org.muster.notice.duty.Checks.Check;
import org.muster.notice.duty.Checks.Unit;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A reachability test as one organisation sees it.
 *
 * @param over whether it is too late to answer
 * @param mine how one's own duty point stands; left out when it is not asked
 * @param branches what one may see of the result; left out in lists, like the figures
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CheckView(
        UUID id,
        String under,
        String note,
        String by,
        String byOrganisation,
        Instant startedAt,
        Instant dueAt,
        boolean over,
        UnitView mine,
        Integer asked,
        Integer answered,
        Integer nobody,
        Integer silent,
        List<Branch> branches) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record UnitView(String organisation, String name, CheckState state, Instant answeredAt) {

        static UnitView of(Unit unit) {
            return unit == null
                    ? null
                    : new UnitView(unit.organisation(), unit.name(), unit.state(), unit.answeredAt());
        }
    }

    static CheckView of(Check check, Unit mine, List<Branch> branches, Instant now) {
        return new CheckView(
                check.id(),
                check.organisation(),
                check.note(),
                check.byName(),
                check.byOrganisation(),
                check.startedAt(),
                check.dueAt(),
                !check.dueAt().isAfter(now),
                UnitView.of(mine),
                sum(branches, Branch::asked),
                sum(branches, Branch::answered),
                sum(branches, Branch::nobody),
                sum(branches, Branch::silent),
                branches);
    }

    private static Integer sum(List<Branch> branches, ToIntFunction<Branch> figure) {
        return branches == null
                ? null
                : Integer.valueOf(branches.stream().mapToInt(figure).sum());
    }
}
