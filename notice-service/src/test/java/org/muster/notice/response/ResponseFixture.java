package org.muster.notice.response;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.restassured.response.Response;

import static org.muster.notice.testing.Caller.as;

/** A response to activate, said step by step. */
public final class ResponseFixture {

    private final Map<String, Object> body = new HashMap<>();
    private final Map<String, Object> plan = new HashMap<>();
    private final List<Map<String, Object>> tasks = new ArrayList<>();

    private ResponseFixture() {}

    /** At level Ⅰ for Liaoning, with an empty plan. */
    public static ResponseFixture aResponseTo(String event) {
        ResponseFixture fixture = new ResponseFixture();
        fixture.body.put("event", event);
        fixture.body.put("level", "I");
        fixture.body.put("divisionCode", "210000");
        fixture.body.put("plan", fixture.plan);
        return fixture;
    }

    public ResponseFixture with(String field, Object value) {
        body.put(field, value);
        return this;
    }

    public ResponseFixture asDrill() {
        return with("drill", true);
    }

    public ResponseFixture task(String text, Map<String, ?>... to) {
        tasks.add(new HashMap<>(Map.of("number", tasks.size() + 1, "text", text, "to", List.of(to))));
        plan.put("tasks", tasks);
        return this;
    }

    /** Changes the task added last. */
    public ResponseFixture but(String field, Object value) {
        tasks.get(tasks.size() - 1).put(field, value);
        return this;
    }

    public ResponseFixture dailyReport(String form, Map<String, ?>... to) {
        plan.put("dailyReport", Map.of("form", form, "to", List.of(to), "dueAt", "2020-02-09T09:00:00Z"));
        return this;
    }

    public ResponseFixture duty(Map<String, ?>... to) {
        plan.put("duty", Map.of("to", List.of(to)));
        return this;
    }

    public static Map<String, ?> only(String code) {
        return Map.of("organisation", code);
    }

    public static Map<String, ?> below(String code, String... kinds) {
        return kinds.length == 0 ? Map.of("below", code) : Map.of("below", code, "kinds", List.of(kinds));
    }

    public Response sentBy(String user) {
        return as(user).body(body).post("/api/responses");
    }

    /** @return its id */
    public String activatedBy(String user) {
        return sentBy(user).then().statusCode(201).extract().path("id");
    }

    public Map<String, Object> body() {
        return body;
    }
}
