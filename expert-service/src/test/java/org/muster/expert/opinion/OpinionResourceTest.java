package org.muster.expert.opinion;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.muster.expert.testing.AnExpert;
import org.muster.expert.testing.As;
import org.muster.expert.testing.Rows;
import org.muster.platform.testing.TestEvents;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

@QuarkusTest
class OpinionResourceTest {

    private String author;

    @BeforeEach
    void tree() {
        TreeFixture.load();
        author = AnExpert.behind("expert1");
        AnExpert.behind("expert2");
    }

    private static String given() {
        return As.user("expert1")
                .body(Map.of("title", "关于做好废弃口罩集中处置的建议", "text", "社区应设置专用收集容器。"))
                .post("/api/opinions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Nested
    class AsExpert {

        @Test
        void givesAnOpinionThatIsPassedOn() {
            String id = As.user("expert1")
                    .body(Map.of("title", "建议", "text", "长".repeat(3000)))
                    .post("/api/opinions")
                    .then()
                    .statusCode(201)
                    .header("Location", containsString("/api/opinions/"))
                    .body("state", equalTo("GIVEN"))
                    .body("expert", equalTo(author))
                    .body("organisation", equalTo("KX-210000"))
                    .extract()
                    .path("id");
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(TestEvents.received(
                                    "org.muster.opinion.given",
                                    data -> data.path("opinionId").asText().equals(id)))
                            .singleElement()
                            .satisfies(event -> {
                                assertThat(event.data().path("text").asText()).hasSize(3000);
                                assertThat(event.data().path("organisation").asText())
                                        .isEqualTo("KX-210000");
                            }));
        }

        @Test
        void seesTheOwnOnesWithTheirSteps() {
            String id = given();
            As.user("expert1")
                    .get("/api/opinions/" + id)
                    .then()
                    .statusCode(200)
                    .body("steps.kind", equalTo(List.of("GIVEN")));
            As.user("expert1").get("/api/opinions?limit=1").then().body("[0].id", equalTo(id));
        }

        @Test
        void seesNobodyElses() {
            String id = given();
            As.user("expert2").get("/api/opinions/" + id).then().statusCode(404);
            As.user("expert2").get("/api/opinions").then().statusCode(200).body("id", not(hasItem(id)));
        }

        @Test
        void repeatsARequestWithoutGivingTwice() {
            String key = UUID.randomUUID().toString();
            Map<String, String> body = Map.of("title", "建议", "text", "一次");
            String id = As.user("expert1")
                    .header("Idempotency-Key", key)
                    .body(body)
                    .post("/api/opinions")
                    .path("id");
            As.user("expert1")
                    .header("Idempotency-Key", key)
                    .body(body)
                    .post("/api/opinions")
                    .then()
                    .statusCode(201)
                    .body("id", equalTo(id));
            As.user("expert1")
                    .header("Idempotency-Key", key)
                    .body(Map.of("title", "建议", "text", "另一次"))
                    .post("/api/opinions")
                    .then()
                    .statusCode(422);
        }

        @Test
        void isToldWhatIsWrong() {
            long before = Rows.count("select count(*) from opinion");
            As.user("expert1")
                    .body(Map.of("title", " ", "text", "长".repeat(3001)))
                    .post("/api/opinions")
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", hasItems("/title", "/text"));
            As.user("expert1").body("[]").post("/api/opinions").then().statusCode(400);
            As.user("expert1").get("/api/opinions/" + UUID.randomUUID()).then().statusCode(404);
            assertThat(Rows.count("select count(*) from opinion")).isEqualTo(before);
        }
    }

    @Nested
    class AsManagerOrAnalyst {

        @Test
        void seesTheOpinionsOfThePools() {
            String id = given();
            for (String user : List.of("ln-experts", "ln-analyst")) {
                As.user(user).get("/api/opinions/" + id).then().statusCode(200);
                As.user(user).get("/api/opinions").then().statusCode(200).body("id", hasItem(id));
            }
        }

        @Test
        void givesNone() {
            for (String user : List.of("ln-experts", "ln-analyst")) {
                As.user(user)
                        .body(Map.of("title", "建议", "text", "正文"))
                        .post("/api/opinions")
                        .then()
                        .statusCode(403);
            }
        }
    }

    @Nested
    class AsOthers {

        @Test
        void seeNothing() {
            String id = given();
            As.neighbour().get("/api/opinions/" + id).then().statusCode(404);
            As.neighbour().get("/api/opinions").then().statusCode(200).body("id", not(hasItem(id)));
            As.user("ln-clerk").get("/api/opinions").then().statusCode(403);
            As.user("ln-clerk").get("/api/opinions/" + id).then().statusCode(403);
            As.nobody().get("/api/opinions").then().statusCode(401);
            As.nobody().get("/api/opinions/" + id).then().statusCode(401);
        }

        @Test
        void giveNothing() {
            Map<String, String> body = Map.of("title", "建议", "text", "正文");
            As.neighbour()
                    .body(body)
                    .post("/api/opinions")
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("/problems/no-profile"));
            As.nobody().body(body).post("/api/opinions").then().statusCode(401);
        }
    }
}
