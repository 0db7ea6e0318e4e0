package org.muster.notice.meeting;

import java.util.List;
import java.util.Map;

import org.muster.platform.testing.EveryEndpointRefuses;

/** Meetings. */
public final class KnownMeetings {

    private static final String SOCIETY = "XH-210000-YYX";

    private KnownMeetings() {}

    public static void know(EveryEndpointRefuses every) {
        every.heldBy(SOCIETY);
        Map<String, Object> meeting = MeetingFixture.aMeetingOn("2099-02-06");
        String id = MeetingFixture.called(meeting);
        every.refuses("POST /api/meetings", MeetingFixture.aMeetingOn("2099-02-06"));
        every.showsOnlyOwn(
                "GET /api/meetings",
                request -> request.queryParam("limit", 200),
                List.of(id, meeting.get("title").toString()));
        every.refuses("GET /api/meetings/{id}", id);
        every.refuses("POST /api/meetings/{id}/cancellation", Map.of("reason", "另行通知"), id);
        every.refuses("POST /api/meetings/{id}/minutes", Map.of("text", "到会42人"), id);
        every.refuses("POST /api/meetings/{id}/answer", Map.of("coming", true), id);
        every.refuses("POST /api/meetings/{id}/headcounts", Map.of("organisation", "DW-YYX-1", "persons", 3), id);
        every.refuses("POST /api/meetings/{id}/personal-acceptance", id);
        every.refuses("DELETE /api/meetings/{id}/personal-acceptance", id);
        every.refuses("POST /api/meetings/{id}/check-in", id);
        every.refuses("GET /api/meetings/{id}/attendance", id);
        every.refuses("GET /api/meetings/{id}/persons", id);
    }
}
