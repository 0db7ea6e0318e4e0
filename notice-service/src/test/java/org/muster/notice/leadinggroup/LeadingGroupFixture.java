package org.muster.notice.leadinggroup;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.muster.notice.testing.Caller.as;
import static org.muster.notice.testing.Caller.unique;

/** Leading groups of 辽宁省科协, with invented members. */
public final class LeadingGroupFixture {

    private LeadingGroupFixture() {}

    public static Map<String, Object> aGroup() {
        return new HashMap<>(Map.of(
                "name",
                unique("应对疫情工作领导小组"),
                "establishedOn",
                "2020-01-26",
                "members",
                List.of(
                        member("LEADER", "王建国", "总负责", "李秀英"),
                        member("DEPUTY_LEADER", "李秀英", "应急科普", null),
                        member("MEMBER", "张伟", "信息报送", null))));
    }

    public static String established(Map<String, Object> group) {
        return as("ln-issuer")
                .body(group)
                .post("/api/leading-groups")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static Map<String, Object> member(String seat, String name, String duties, String standIn) {
        Map<String, Object> member = new HashMap<>(Map.of("seat", seat, "name", name, "duties", duties));
        if (standIn != null) {
            member.put("standIn", standIn);
        }
        return member;
    }
}
