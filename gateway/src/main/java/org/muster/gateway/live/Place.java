package org.muster.gateway.live;

import java.util.Set;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Where an organisation stands in the tree, and what it is. */
record Place(long pos, long last, int depth, String kind, Set<String> groups) {

    static Place of(JsonObject organisation) {
        return new Place(
                organisation.getLong("pos"),
                organisation.getLong("last"),
                organisation.getInteger("depth"),
                organisation.getString("kind").intern(),
                groups(organisation.getJsonArray("groups")));
    }

    /** Itself or below it. */
    boolean covers(Place other) {
        return pos <= other.pos && other.pos <= last;
    }

    private static Set<String> groups(JsonArray groups) {
        return groups == null || groups.isEmpty()
                ? Set.of()
                : Set.copyOf(
                        groups.stream().map(group -> ((String) group).intern()).toList());
    }
}
