package org.muster.notice.pairing;

import java.util.HashMap;
import java.util.Map;

import static org.muster.notice.testing.Caller.as;
import static org.muster.notice.testing.Caller.unique;

/** Pairings of two organisations of 辽宁. */
public final class PairingFixture {

    private PairingFixture() {}

    public static Map<String, Object> aPairing(String guiding, String guided) {
        return new HashMap<>(Map.of(
                "guiding",
                guiding,
                "guided",
                guided,
                "subject",
                unique("疫情防控科普"),
                "startsOn",
                "2020-02-01",
                "endsOn",
                "2099-12-31"));
    }

    public static String proposed(String user, Map<String, Object> pairing) {
        return as(user).body(pairing)
                .post("/api/pairings")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
