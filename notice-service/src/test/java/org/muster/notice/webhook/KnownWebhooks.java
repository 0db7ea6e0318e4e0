package org.muster.notice.webhook;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

import org.muster.platform.testing.EveryEndpointRefuses;

import static org.muster.notice.document.NoticeFixture.as;

/** Webhooks. */
public final class KnownWebhooks {

    private static final String PROVINCE = "KX-210000";

    private KnownWebhooks() {}

    public static void know(EveryEndpointRefuses every) {
        every.heldBy(PROVINCE);
        Map<String, Object> wanted = Map.of(
                "url", "https://" + UUID.randomUUID() + ".example.cn/", "types", List.of("org.muster.notice.issued"));
        String webhook = as("ln-admin")
                .body(wanted)
                .post("/api/webhooks")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String ping = as("ln-admin")
                .post("/api/webhooks/{id}/ping", webhook)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        every.isOwn("GET /api/webhooks/types");
        every.isOwn("POST /api/webhooks");
        every.showsOnlyOwn("GET /api/webhooks", UnaryOperator.identity(), List.of(webhook));
        every.refuses("GET /api/webhooks/{id}", webhook);
        every.refuses(
                "PUT /api/webhooks/{id}",
                request -> request.header("If-Match", "*").body(wanted),
                webhook);
        every.refuses("DELETE /api/webhooks/{id}", webhook);
        for (String step : List.of("pause", "resumption", "secret", "ping")) {
            every.refuses("POST /api/webhooks/{id}/" + step, webhook);
        }
        every.refuses("GET /api/webhooks/{id}/deliveries", webhook);
        every.refuses("POST /api/webhooks/{id}/deliveries/{delivery}/redelivery", webhook, ping);
    }
}
