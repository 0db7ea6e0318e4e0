package org.muster.notice.response;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.restassured.response.Response;

import static org.muster.notice.testing.Caller.as;
import static org.muster.notice.testing.Caller.unique;

/** A plan for the library, said step by step. */
public final class PlanFixture {

    private final Map<String, Object> body = new HashMap<>();
    private final List<Map<String, Object>> levels = new ArrayList<>();
    private final List<Map<String, Object>> tasks = new ArrayList<>();

    private PlanFixture() {}

    /** For an epidemic, without any level yet. */
    public static PlanFixture aPlan() {
        PlanFixture fixture = new PlanFixture();
        fixture.body.put("name", unique("突发传染病疫情应急预案"));
        fixture.body.put("eventClass", "PUBLIC_HEALTH");
        fixture.body.put("eventType", "传染病疫情");
        fixture.body.put("synthetic", true);
        fixture.body.put("levels", fixture.levels);
        fixture.body.put("tasks", fixture.tasks);
        return fixture;
    }

    public PlanFixture with(String field, Object value) {
        body.put(field, value);
        return this;
    }

    public PlanFixture level(String level) {
        levels.add(new HashMap<>(Map.of("level", level)));
        return this;
    }

    /** Of the level added last. */
    public PlanFixture duty(Map<String, ?>... to) {
        return ofLevel("duty", Map.of("to", List.of(to)));
    }

    /** Of the level added last. @param dueAt such as 17:00 */
    public PlanFixture dailyReport(String form, String dueAt, Map<String, ?>... to) {
        return ofLevel("dailyReport", Map.of("form", form, "dueAt", dueAt, "to", List.of(to)));
    }

    /** Of the level added last. */
    public PlanFixture ofLevel(String field, Object value) {
        levels.get(levels.size() - 1).put(field, value);
        return this;
    }

    /** @param levels such as "I II" */
    public PlanFixture task(int number, String text, String levels, Map<String, ?>... to) {
        tasks.add(new HashMap<>(
                Map.of("number", number, "text", text, "levels", List.of(levels.split(" ")), "to", List.of(to))));
        return this;
    }

    /** Changes the task added last. */
    public PlanFixture but(String field, Object value) {
        tasks.get(tasks.size() - 1).put(field, value);
        return this;
    }

    public Map<String, Object> body() {
        return body;
    }

    public Response sentBy(String user) {
        return as(user).body(body).post("/api/response-plans");
    }

    /** @return its id */
    public String writtenBy(String user) {
        return sentBy(user).then().statusCode(201).extract().path("id");
    }
}
