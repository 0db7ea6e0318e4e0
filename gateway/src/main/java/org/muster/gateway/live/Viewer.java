package org.muster.gateway.live;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.muster.gateway.identity.Caller;

/** Somebody who watches: what the roles let one see, from where one stands in the tree at that moment. */
final class Viewer {

    private final Caller caller;
    private final Tree tree;
    private final Set<Shown> byRole = EnumSet.noneOf(Shown.class);

    Viewer(Caller caller, Tree tree) {
        this.caller = caller;
        this.tree = tree;
        for (Shown shown : Shown.values()) {
            if (shown.isFor(caller.roles())) {
                byRole.add(shown);
            }
        }
    }

    Caller caller() {
        return caller;
    }

    boolean sees(LiveEvent event) {
        if (!byRole.contains(event.shown())) {
            return false;
        }
        Place own = tree.find(caller.organisation());
        if (own == null) {
            return false;
        }
        return switch (event.shown().reach()) {
            case ANYWHERE -> true;
            case OWN -> event.about().contains(caller.organisation());
            case UP -> isBelow(own, event.about()) || isAddressed(own, event.audience());
            case UP_AND_DOWN -> isBelow(own, event.about()) || isAbove(own, event.about());
        };
    }

    private boolean isBelow(Place own, List<String> about) {
        for (int i = 0; i < about.size(); i++) {
            Place place = tree.find(about.get(i));
            if (place != null && own.covers(place)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAbove(Place own, List<String> about) {
        for (int i = 0; i < about.size(); i++) {
            Place place = tree.find(about.get(i));
            if (place != null && place.covers(own)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAddressed(Place own, List<Clause> audience) {
        for (int i = 0; i < audience.size(); i++) {
            if (audience.get(i).takesIn(own)) {
                return true;
            }
        }
        return false;
    }
}
