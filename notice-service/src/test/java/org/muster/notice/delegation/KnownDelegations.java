package org.muster.notice.delegation;

import org.muster.platform.testing.EveryEndpointRefuses;

import io.restassured.specification.RequestSpecification;

/** Delegations. */
public final class KnownDelegations {

    private static final String PROVINCE = "KX-210000";

    private KnownDelegations() {}

    /** One gives a delegation for one's own organisation only. */
    public static void know(EveryEndpointRefuses every) {
        every.heldBy(PROVINCE);
        every.isOwn("POST /api/delegations");
        every.isOwn("GET /api/delegations/mine");
        String id = OwnMonth.given("ln-issuer", "ln-clerk");
        OwnMonth.month = OwnMonth.month.plusMonths(1);
        every.refuses("GET /api/delegations", KnownDelegations::ofLiaoning);
        every.refuses("GET /api/delegations/{id}", id);
        every.refuses("POST /api/delegations/{id}/end", id);
    }

    private static RequestSpecification ofLiaoning(RequestSpecification request) {
        return request.queryParam("organisation", PROVINCE);
    }
}
