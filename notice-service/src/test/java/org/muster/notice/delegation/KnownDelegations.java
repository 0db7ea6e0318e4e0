package org.muster.notice.delegation;

import java.util.Map;

import org.muster.platform.testing.EveryEndpointRefuses;

import io.restassured.specification.RequestSpecification;

import static org.muster.notice.document.NoticeFixture.as;

/** Delegations. */
public final class KnownDelegations {

    private static final String PROVINCE = "KX-210000";

    private KnownDelegations() {}

    /** One gives a delegation for one's own organisation only. */
    public static void know(EveryEndpointRefuses every) {
        every.heldBy(PROVINCE);
        every.isOwn("POST /api/delegations");
        every.isOwn("GET /api/delegations/mine");
        String id = as("ln-issuer")
                .body(Map.of(
                        "to",
                        "ln-clerk",
                        "toName",
                        "王秀兰",
                        "startsAt",
                        "2098-03-01T16:00:00Z",
                        "endsAt",
                        "2098-03-04T16:00:00Z",
                        "reason",
                        "出差"))
                .post("/api/delegations")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        every.refuses("GET /api/delegations", KnownDelegations::ofLiaoning);
        every.refuses("GET /api/delegations/{id}", id);
        every.refuses("POST /api/delegations/{id}/end", id);
    }

    private static RequestSpecification ofLiaoning(RequestSpecification request) {
        return request.queryParam("organisation", PROVINCE);
    }
}
