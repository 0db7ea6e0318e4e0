package org.muster.notice.pairing;

import java.util.List;
import java.util.Map;

import org.muster.platform.testing.EveryEndpointRefuses;

/** Pairings. */
public final class KnownPairings {

    private static final String SOCIETY = "XH-210000-YYX";

    private KnownPairings() {}

    public static void know(EveryEndpointRefuses every) {
        every.heldBy(SOCIETY);
        Map<String, Object> pairing = PairingFixture.aPairing(SOCIETY, "KX-210100");
        String id = PairingFixture.proposed("yyx-clerk", pairing);
        every.refuses("POST /api/pairings", pairing);
        every.showsOnlyOwn(
                "GET /api/pairings",
                request -> request.queryParam("limit", 200),
                List.of(id, pairing.get("subject").toString()));
        every.refuses("GET /api/pairings/{id}", id);
        every.refuses("POST /api/pairings/{id}/agreement", id);
        every.refuses("POST /api/pairings/{id}/end", Map.of("reason", "另有安排"), id);
        every.refuses(
                "POST /api/pairings/{id}/contacts", Map.of("on", "2020-02-10", "means", "PHONE", "text", "交流"), id);
        every.refuses("GET /api/pairings/{id}/contacts", id);
    }
}
