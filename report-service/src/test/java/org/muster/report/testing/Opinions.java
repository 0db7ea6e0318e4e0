package org.muster.report.testing;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.muster.platform.testing.TestEvents;

import com.fasterxml.jackson.databind.node.ObjectNode;

import static org.awaitility.Awaitility.await;
import static org.muster.report.testing.Desk.as;

/** Experts' opinions as expert-service tells them, and briefs made of them. */
public final class Opinions {

    private Opinions() {}

    public static ObjectNode opinion(String organisation, String expert) {
        return TestEvents.example("org.muster.opinion.given")
                .put("opinionId", UUID.randomUUID().toString())
                .put("expertName", expert)
                .put("organisation", organisation)
                .put("title", "建议 " + UUID.randomUUID());
    }

    /** The item's id, once it is there. */
    public static String item(String organisation, String expert) {
        ObjectNode opinion = opinion(organisation, expert);
        TestEvents.send("org.muster.opinion.given", opinion);
        awaitItem(opinion);
        return opinion.path("opinionId").asText();
    }

    public static Map<String, Object> awaitItem(ObjectNode opinion) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> items("ln-analyst").stream()
                                .filter(item -> item.get("id")
                                        .equals(opinion.path("opinionId").asText()))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    public static List<Map<String, Object>> items(String user) {
        return as(user).get("/api/briefs/items?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("");
    }

    public static Map<String, Object> content(String series, String... items) {
        return Map.of("series", series, "title", "关于废弃口罩处置的建议", "items", List.of(items));
    }

    /** A draft of 辽宁省科协. */
    public static String draft(String series, String... items) {
        return as("ln-analyst")
                .body(content(series, items))
                .post("/api/briefs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** An issued brief of 辽宁省科协 made of one opinion. */
    public static String issued() {
        String brief = draft("建议" + UUID.randomUUID().toString().substring(0, 13), item("KX-210000", "张三（合成）"));
        as("ln-analyst")
                .body(Map.of())
                .post("/api/briefs/" + brief + "/issue")
                .then()
                .statusCode(200);
        return brief;
    }
}
