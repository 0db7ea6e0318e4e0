package org.muster.notice.alert;

import java.util.List;

import org.muster.platform.testing.EveryEndpointRefuses;

/** Alerts taken in. */
public final class KnownAlerts {

    private static final String PROVINCE = "KX-210000";

    private KnownAlerts() {}

    public static void know(EveryEndpointRefuses every) {
        every.heldBy(PROVINCE);
        every.isOwn("POST /api/alerts");
        String id = AlertFixture.anAlert().takenInBy("ln-duty");
        every.showsOnlyOwn("GET /api/alerts", request -> request.queryParam("limit", 200), List.of(id));
        every.refuses("GET /api/alerts/{id}", id);
        every.refuses("GET /api/alerts/{id}/cap", request -> request.accept("application/cap+xml, */*"), id);
        every.refuses("GET /api/alerts/{id}/plans", id);
    }
}
