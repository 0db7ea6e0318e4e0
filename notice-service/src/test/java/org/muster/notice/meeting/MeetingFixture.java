package org.muster.notice.meeting;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.muster.notice.testing.Caller.as;
import static org.muster.notice.testing.Caller.unique;

/** Online meetings that 辽宁省医疗保险研究会 calls among its member units. */
public final class MeetingFixture {

    private MeetingFixture() {}

    /** From nine to ten in Shanghai. */
    public static Map<String, Object> aMeetingOn(String day) {
        return new HashMap<>(Map.of(
                "kind",
                "COUNCIL",
                "title",
                unique("网上理事会"),
                "startsAt",
                day + "T01:00:00Z",
                "endsAt",
                day + "T02:00:00Z",
                "link",
                "https://meeting.example.org/j/123456",
                "agenda",
                "传达上级通知，研究疫情防控工作",
                "to",
                List.of(Map.of("below", "XH-210000-YYX"))));
    }

    public static String called(Map<String, Object> meeting) {
        return as("yyx-clerk")
                .body(meeting)
                .post("/api/meetings")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
