package org.muster.notice.organisation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.muster.platform.organisation.Organisation;

/**
 * New places for a subtree below another parent. Every one of it gets a place that nobody ever had, in the order they
 * stood in, so what was addressed to the former places still finds them there.
 *
 * @param states all of the subtree, the moved one first
 * @param given how many places were given out below each
 */
record Relocation(List<Organisation> states, Map<String, Integer> given) {

    /**
     * @param subtree in tree order, closed ones included: they stay with their parent
     * @param n which child of the new parent it becomes, counted over all it ever had
     * @throws org.muster.platform.problem.ProblemException 422 when the tree would become too deep or a level too full
     */
    static Relocation of(List<Organisation> subtree, Organisation parent, int n, long edition) {
        Map<String, Place> places = new HashMap<>();
        Map<String, Integer> given = new HashMap<>();
        List<Organisation> states = new ArrayList<>(subtree.size());
        for (Organisation each : subtree) {
            boolean top = states.isEmpty();
            Place place = top
                    ? Place.of(parent).child(n)
                    : places.get(each.parent()).child(given.merge(each.parent(), 1, Integer::sum));
            places.put(each.code(), place);
            states.add(new Organisation(
                    each.code(),
                    each.name(),
                    each.kind(),
                    each.divisionCode(),
                    top ? parent.code() : each.parent(),
                    each.supervisors(),
                    each.groups(),
                    place.pos(),
                    place.last(),
                    place.depth(),
                    edition,
                    each.validFrom(),
                    each.validTo()));
        }
        return new Relocation(states, given);
    }
}
