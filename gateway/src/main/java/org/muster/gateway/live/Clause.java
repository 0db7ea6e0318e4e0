package org.muster.gateway.live;

import java.util.List;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** A stretch of the tree to which something was addressed, see {@code AudienceClause} of the platform. Null is any. */
record Clause(
        long from,
        long to,
        int depthFrom,
        int depthTo,
        List<String> kinds,
        List<String> groups,
        List<String> disciplines,
        List<Clause> excluding) {

    static List<Clause> of(JsonArray audience) {
        return audience == null
                ? List.of()
                : audience.stream().map(clause -> of((JsonObject) clause)).toList();
    }

    private static Clause of(JsonObject clause) {
        return new Clause(
                clause.getLong("from"),
                clause.getLong("to"),
                clause.getInteger("depthFrom"),
                clause.getInteger("depthTo", Integer.MAX_VALUE),
                strings(clause.getJsonArray("kinds")),
                strings(clause.getJsonArray("groups")),
                strings(clause.getJsonArray("disciplines")),
                of(clause.getJsonArray("excluding")));
    }

    boolean takesIn(Place place) {
        return place.pos() >= from
                && place.pos() <= to
                && place.depth() >= depthFrom
                && place.depth() <= depthTo
                && (kinds == null || kinds.contains(place.kind()))
                && isOfAny(place, groups)
                && isOfAny(place, disciplines)
                && excluding.stream().noneMatch(excluded -> excluded.takesIn(place));
    }

    private static boolean isOfAny(Place place, List<String> wanted) {
        return wanted == null || wanted.stream().anyMatch(place.groups()::contains);
    }

    private static List<String> strings(JsonArray array) {
        return array == null ? null : array.stream().map(String.class::cast).toList();
    }
}
