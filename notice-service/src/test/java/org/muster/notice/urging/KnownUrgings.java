package org.muster.notice.urging;

import java.util.List;
import java.util.Map;

import org.muster.notice.testing.TestClock;
import org.muster.platform.testing.EveryEndpointRefuses;

import static org.muster.notice.document.NoticeFixture.as;

/** Urgings about a task. */
public final class KnownUrgings {

    private static final String SOCIETY = "XH-210000-YYX";

    private KnownUrgings() {}

    public static void know(EveryEndpointRefuses every, String task, TestClock clock) {
        every.heldBy(SOCIETY);
        Map<String, Object> urging =
                Map.of("subjectKind", "TASK", "subjectId", task, "organisation", SOCIETY, "text", "请尽快办理");
        String urged = urged(urging, clock);
        every.showsOnlyOwn("GET /api/urgings", request -> request.queryParam("limit", 200), List.of(urged));
        every.refuses("POST /api/urgings", urging);
        every.refuses("GET /api/urgings/{id}/deliveries", urged);
        every.isOwn("GET /api/urgings/contacts");
        every.isOwn("PUT /api/urgings/contacts/{channel}");
    }

    /** On a day no other test urges, in the morning. */
    private static String urged(Map<String, Object> urging, TestClock clock) {
        clock.stopAt("2033-03-03T10:00");
        try {
            return as("ln-clerk")
                    .body(urging)
                    .post("/api/urgings")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
        } finally {
            clock.start();
        }
    }
}
