package org.muster.station.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import org.muster.station.client.Muster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The province's response plans: one for an epidemic, after what its real notice of 2020 asked of the societies, and two
 * made up, which say so.
 */
final class DemoPlans {

    private final Muster muster;

    DemoPlans(Muster muster) {
        this.muster = muster;
    }

    /** @return how many were written; none when the province has plans already */
    int load() {
        if (!muster.as("ln-issuer").get("/api/response-plans").isEmpty()) {
            return 0;
        }
        JsonNode plans = plans();
        plans.forEach(plan -> muster.as("ln-issuer").post("/api/response-plans", plan));
        return plans.size();
    }

    private static JsonNode plans() {
        try (InputStream file = DemoPlans.class.getResourceAsStream("response-plans.json")) {
            return new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
