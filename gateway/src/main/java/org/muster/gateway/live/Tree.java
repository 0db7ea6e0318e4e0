package org.muster.gateway.live;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.core.json.JsonObject;

/** The organisations by code, as their topic tells it: places only, no names. */
@ApplicationScoped
class Tree {

    private record Known(Place place, long edition) {}

    private final Map<String, Known> places = new ConcurrentHashMap<>();

    /** @param organisation the data of an event; an older edition than the known one changes nothing */
    void learn(JsonObject organisation) {
        long edition = organisation.getLong("edition");
        Known known = new Known(Place.of(organisation), edition);
        places.merge(
                organisation.getString("code"), known, (old, fresh) -> fresh.edition() < old.edition() ? old : fresh);
    }

    void forget(String code) {
        places.remove(code);
    }

    /** @return null when there is none */
    Place find(String code) {
        Known known = code == null ? null : places.get(code);
        return known == null ? null : known.place();
    }
}
