package org.muster.notice.webhook;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.muster.notice.document.Together.together;
import static org.muster.notice.testing.Caller.anonymous;
import static org.muster.notice.testing.Caller.as;

@QuarkusTest
class WebhookResourceTest {

    private static final String ISSUED = "org.muster.notice.issued";
    private static final String ENDED = "org.muster.notice.ended";
    private static final String URL = "https://oa.example.cn/muster";

    @Inject
    WebhookFixture webhooks;

    @BeforeAll
    static void tree() {
        TreeFixture.load();
    }

    @BeforeEach
    @AfterEach
    void forget() {
        webhooks.forgetAll();
    }

    @Nested
    class AsAdministrator {

        @Test
        void subscribesAndSeesTheSecretOnce() {
            subscribe(URL, ISSUED)
                    .then()
                    .statusCode(201)
                    .body("secret", startsWith("whsec_"))
                    .body("state", equalTo("ACTIVE"))
                    .body("createdBy", equalTo("辽宁省科协管理员"));
            as("ln-admin")
                    .get("/api/webhooks")
                    .then()
                    .statusCode(200)
                    .body("url", contains(URL))
                    .body("[0].secret", nullValue());
            as("auditor").get("/api/webhooks").then().statusCode(200).body("url", contains(URL));
        }

        @Test
        void seesWhatCanBeSubscribed() {
            as("ln-admin")
                    .get("/api/webhooks/types")
                    .then()
                    .statusCode(200)
                    .body(
                            "type",
                            containsInAnyOrder(
                                    ISSUED,
                                    ENDED,
                                    "org.muster.notice.progressed",
                                    "org.muster.task.opened",
                                    "org.muster.task.completed",
                                    "org.muster.response.activated",
                                    "org.muster.response.level-changed",
                                    "org.muster.response.stood-down",
                                    "org.muster.urging.delivered"));
        }

        @Test
        void changesWhatItHasSeen() {
            String id = webhooks.subscribed("ln-admin", URL, ISSUED);
            Map<String, ?> other = Map.of("url", URL + "2", "types", List.of(ENDED), "description", "办公系统");
            as("ln-admin").body(other).put("/api/webhooks/{id}", id).then().statusCode(428);
            String tag = as("ln-admin").get("/api/webhooks/{id}", id).header("ETag");
            as("ln-admin")
                    .header("If-Match", tag)
                    .body(other)
                    .put("/api/webhooks/{id}", id)
                    .then()
                    .statusCode(200)
                    .body("types", contains(ENDED))
                    .body("description", equalTo("办公系统"));
            as("ln-admin")
                    .header("If-Match", tag)
                    .body(other)
                    .put("/api/webhooks/{id}", id)
                    .then()
                    .statusCode(412);
        }

        @Test
        void deletesItWithItsLog() {
            String id = webhooks.subscribed("ln-admin", URL, ISSUED);
            webhooks.pinged("ln-admin", id);
            as("ln-admin").delete("/api/webhooks/{id}", id).then().statusCode(204);
            as("ln-admin").get("/api/webhooks/{id}/deliveries", id).then().statusCode(404);
            assertThat(webhooks.bodies(id)).isEmpty();
        }

        @Test
        void pagesThroughTheLog() {
            String id = webhooks.subscribed("ln-admin", URL, ISSUED);
            String first = webhooks.pinged("ln-admin", id);
            String second = webhooks.pinged("ln-admin", id);
            Response page = as("ln-admin").get("/api/webhooks/{id}/deliveries?limit=1", id);
            page.then().statusCode(200).body("id", contains(second));
            String next = page.header("Link").replaceAll("<(.*)>.*", "$1");
            as("ln-admin").urlEncodingEnabled(false).get(next).then().body("id", contains(first));
            as("ln-admin")
                    .get("/api/webhooks/{id}/deliveries?state=LOST", id)
                    .then()
                    .statusCode(400);
        }

        @Test
        void addsAnAddressOnceHoweverOftenItTries() throws Exception {
            List<Integer> answers = together(4, i -> subscribe(URL, ISSUED).statusCode());
            assertThat(answers).containsExactlyInAnyOrder(201, 409, 409, 409);
        }

        @Test
        void repeatsARequestSafely() {
            String key = UUID.randomUUID().toString();
            List<String> ids = Stream.of(1, 2)
                    .map(i -> as("ln-admin")
                            .header("Idempotency-Key", key)
                            .body(Map.of("url", URL, "types", List.of(ISSUED)))
                            .post("/api/webhooks")
                            .then()
                            .statusCode(201)
                            .extract()
                            .<String>path("id"))
                    .toList();
            assertThat(ids.get(0)).isEqualTo(ids.get(1));
        }

        @Test
        void hasNotMoreThanTwenty() {
            for (int i = 0; i < Webhooks.MOST; i++) {
                subscribe(URL + i, ISSUED).then().statusCode(201);
            }
            subscribe(URL, ISSUED).then().statusCode(422).body("type", endsWith("/webhooks-too-many"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://oa.example.cn/",
                    "ftp://oa.example.cn/",
                    "https://",
                    "oa.example.cn",
                    "https://admin:secret@oa.example.cn/",
                    "https://oa.example.cn/#top",
                    "https://10.0.0.1/",
                    "https://169.254.169.254/latest/meta-data",
                    "https://100.100.100.200/",
                    "https://[::1]/",
                    "https://[fd00::1]/",
                    "https://2130706433/",
                    "https://oa.example.cn:99999/",
                    "https://oa example.cn/"
                })
        void cannotSubscribeWhatIsNoPublicAddress(String url) {
            subscribe(url, ISSUED).then().statusCode(422).body("type", endsWith("/webhook-url-unfit"));
        }

        @Test
        void cannotSubscribeWhatIsNotToldOrSaidBadly() {
            subscribe(URL, "org.muster.opinion.given")
                    .then()
                    .statusCode(422)
                    .body("type", endsWith("/webhook-type-unknown"));
            subscribe(URL).then().statusCode(400);
            subscribe(" ", ISSUED).then().statusCode(400);
            subscribe("https://" + "a".repeat(2000), ISSUED).then().statusCode(400);
            as("ln-admin").body("{\"webhook\":1}").post("/api/webhooks").then().statusCode(400);
            as("ln-admin").get("/api/webhooks").then().body("", empty());
        }

        @Test
        void hasNoBusinessWithAnothersEvenBelow() {
            String society = webhooks.subscribedFor("XH-210000-YYX", URL, ISSUED);
            String jiangsu = webhooks.subscribed("js-all", URL, ISSUED);
            for (String id : List.of(society, jiangsu)) {
                as("ln-admin").get("/api/webhooks/{id}", id).then().statusCode(404);
                as("ln-admin").delete("/api/webhooks/{id}", id).then().statusCode(404);
                as("ln-admin").post("/api/webhooks/{id}/secret", id).then().statusCode(404);
                as("ln-admin").get("/api/webhooks/{id}/deliveries", id).then().statusCode(404);
            }
            as("ln-admin").get("/api/webhooks").then().body("", empty());
        }
    }

    @Nested
    class AsAnybodyElse {

        @Test
        void hasNoBusinessWithWebhooks() {
            String id = webhooks.subscribed("ln-admin", URL, ISSUED);
            for (String user : List.of("ln-issuer", "ln-clerk", "operator")) {
                as(user).get("/api/webhooks").then().statusCode(403);
                as(user).post("/api/webhooks/{id}/ping", id).then().statusCode(403);
            }
            as("auditor").post("/api/webhooks/{id}/pause", id).then().statusCode(403);
            as("auditor").delete("/api/webhooks/{id}", id).then().statusCode(403);
            anonymous().get("/api/webhooks").then().statusCode(401);
            as("ln-admin").get("/api/webhooks/{id}", id).then().body("state", equalTo("ACTIVE"));
        }
    }

    private static Response subscribe(String url, String... types) {
        return as("ln-admin").body(Map.of("url", url, "types", List.of(types))).post("/api/webhooks");
    }
}
