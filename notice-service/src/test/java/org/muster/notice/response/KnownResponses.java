package org.muster.notice.response;

import java.util.List;
import java.util.Map;

import org.muster.platform.testing.EveryEndpointRefuses;

import static org.muster.notice.response.ResponseFixture.aResponseTo;
import static org.muster.notice.testing.Caller.unique;

/** Responses and their plans. */
public final class KnownResponses {

    private static final String PROVINCE = "KX-210000";

    private KnownResponses() {}

    public static void know(EveryEndpointRefuses every) {
        every.heldBy(PROVINCE);
        responses(every);
        plans(every);
    }

    private static void responses(EveryEndpointRefuses every) {
        ResponseFixture response = aResponseTo(unique("疫情")).task("排查返乡人员", ResponseFixture.only("KX-210100"));
        every.refuses("POST /api/responses", response.body());
        String event = unique("疫情");
        String active = aResponseTo(event).activatedBy("ln-duty");
        every.showsOnlyOwn("GET /api/responses", request -> request.queryParam("limit", 200), List.of(event, active));
        every.refuses("GET /api/responses/{id}", active);
        every.refuses("POST /api/responses/{id}/level", Map.of("level", "II"), active);
        every.refuses("GET /api/responses/{id}/stand-down", active);
        every.refuses(
                "POST /api/responses/{id}/declarations",
                Map.of("kind", "WARNING", "colour", "RED", "source", "省政府", "declaredAt", "2020-01-25T00:00:00Z"),
                active);
        every.refuses("GET /api/responses/{id}/cap", active);
        every.refuses("POST /api/responses/{id}/stand-down", active);
    }

    private static void plans(EveryEndpointRefuses every) {
        every.isOwn("POST /api/response-plans");
        PlanFixture plan = PlanFixture.aPlan().level("I");
        String id = plan.writtenBy("ln-issuer");
        every.showsOnlyOwn("GET /api/response-plans", request -> request.queryParam("limit", 200), List.of(id));
        every.refuses("GET /api/response-plans/{id}", id);
        every.refuses("GET /api/response-plans/{id}/editions", id);
        every.refuses("GET /api/response-plans/{id}/editions/{edition}", id, 1);
        every.refuses(
                "PUT /api/response-plans/{id}",
                request -> request.header("If-Match", "*")
                        .body(PlanFixture.aPlan().level("I").body()),
                id);
        every.refuses("POST /api/response-plans/{id}/copies", id);
        every.refuses("POST /api/response-plans/{id}/retirement", id);
    }
}
