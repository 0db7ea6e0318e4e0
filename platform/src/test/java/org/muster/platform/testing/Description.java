package org.muster.platform.testing;

import java.io.IOException;
import java.util.Collection;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import static io.restassured.RestAssured.given;

/** A service's OpenAPI document in an order that does not depend on how it was found, without what depends on the place. */
final class Description {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private Description() {}

    static String ask() throws IOException {
        Object document = MAPPER.readValue(given().get("/q/openapi?format=json").asByteArray(), Object.class);
        forgetThePlace(document);
        return MAPPER.writeValueAsString(document) + "\n";
    }

    /** Where the identity provider listens. */
    private static void forgetThePlace(Object node) {
        if (node instanceof Map<?, ?> object) {
            object.remove("openIdConnectUrl");
            object.values().forEach(Description::forgetThePlace);
        } else if (node instanceof Collection<?> list) {
            list.forEach(Description::forgetThePlace);
        }
    }
}
