package org.muster.notice.initiative;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.restassured.response.Response;

import static org.muster.notice.testing.Caller.as;
import static org.muster.notice.testing.Caller.unique;

/** Initiatives of 辽宁省科协. */
public final class InitiativeFixture {

    private InitiativeFixture() {}

    public static Map<String, Object> anInitiative() {
        return new HashMap<>(Map.of("title", unique("致全省科技工作者的倡议书"), "body", "坚守岗位，科学防控，不信谣不传谣。"));
    }

    public static String drafted(Map<String, Object> initiative) {
        return as("ln-drafter")
                .body(initiative)
                .post("/api/initiatives")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static String published(Map<String, Object> initiative) {
        String id = drafted(initiative);
        as("ln-issuer").post("/api/initiatives/{id}/publication", id).then().statusCode(200);
        return id;
    }

    /** To the society and those below it. */
    public static String publishedToSociety() {
        Map<String, Object> initiative = anInitiative();
        initiative.put("to", List.of(Map.of("organisation", "XH-210000-YYX"), Map.of("below", "XH-210000-YYX")));
        return published(initiative);
    }

    public static Response signFor(String user, String id) {
        return as(user).post("/api/initiatives/{id}/organisation-sign-on", id);
    }

    static Response signAs(String user, String id, boolean showName) {
        return as(user).body(Map.of("showName", showName)).post("/api/initiatives/{id}/personal-sign-on", id);
    }

    static Response onPaper(String user, String id, int persons, String corrects) {
        Map<String, Object> entry =
                new HashMap<>(Map.of("persons", persons, "source", "2月5日会员大会", "evidence", "档案2020-17"));
        if (corrects != null) {
            entry.put("corrects", corrects);
        }
        return as(user).body(entry).post("/api/initiatives/{id}/paper-sign-ons", id);
    }

    public static Map<String, Object> aCampaign(String initiative) {
        return Map.of(
                "initiative",
                initiative,
                "title",
                unique("“我是党员我先上”行动"),
                "description",
                "组织党员科技工作者下沉社区，参加联防联控。",
                "unit",
                "人次");
    }

    public static String campaignOf(String initiative) {
        return as("ln-issuer")
                .body(aCampaign(initiative))
                .post("/api/campaigns")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static Response pledge(String user, String campaign, int amount, String until) {
        return as(user).body(Map.of("what", "组织党员参加社区值守", "amount", amount, "until", until))
                .post("/api/campaigns/{id}/pledges", campaign);
    }
}
