package org.muster.station.client;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** What the platform answered. @param body the parsed JSON; missing when there was none */
public record Answer(int status, Map<String, List<String>> headers, JsonNode body, byte[] bytes) {

    public boolean ok() {
        return status >= 200 && status < 300;
    }

    /** The problem's type without its prefix; empty when it is no problem. */
    public String problem() {
        return body.path("type").asText("").replace("/problems/", "");
    }

    public String header(String name) {
        return headers.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(entry -> entry.getValue().get(0))
                .findFirst()
                .orElse(null);
    }
}
