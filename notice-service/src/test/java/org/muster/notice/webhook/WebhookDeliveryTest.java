package org.muster.notice.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.notice.testing.TestClock;
import org.muster.notice.webhook.Subscriber.Taken;
import org.muster.platform.testing.TestEvents;
import org.muster.platform.testing.TreeFixture;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.muster.notice.document.Together.together;
import static org.muster.notice.testing.Caller.as;
import static org.muster.notice.testing.Caller.events;
import static org.muster.notice.webhook.Subscriber.status;

/** Against a real HTTP server that is slow, broken, gone, endless or elsewhere. */
@QuarkusTest
class WebhookDeliveryTest {

    private static final String ISSUED = "org.muster.notice.issued";

    @Inject
    WebhookFixture webhooks;

    @Inject
    WebhookWorker worker;

    @Inject
    WebhookQueue queue;

    @Inject
    TestClock clock;

    @ConfigProperty(name = "quarkus.mailer.port")
    int port;

    private Subscriber subscriber;
    private String webhook;
    private String secret;

    @BeforeAll
    static void tree() {
        TreeFixture.load();
    }

    @BeforeEach
    void subscribe() {
        clock.start();
        webhooks.forgetAll();
        subscriber = new Subscriber(status(204, ""));
        JsonPath created = as("ln-admin")
                .body("{\"url\":\"" + subscriber.url() + "\",\"types\":[\"" + ISSUED + "\"]}")
                .post("/api/webhooks")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        webhook = created.getString("id");
        secret = created.getString("secret");
        clock.stopAt(clock.instant().atZone(clock.getZone()).toLocalDateTime().toString());
    }

    @AfterEach
    void forget() {
        subscriber.close();
        webhooks.forgetAll();
        clock.start();
    }

    @Test
    void sendsOneSignedCloudEvent() throws Exception {
        String event = TestEvents.send(ISSUED, TestEvents.example(ISSUED)).toString();
        webhooks.queued(webhook, 1);
        webhooks.send();
        deliveries()
                .body("state", contains("SENT"))
                .body("status", contains(204))
                .body("attempts", contains(1))
                .body("[0].tookMs", notNullValue())
                .body("[0].nextAttempt", nullValue());

        assertThat(subscriber.taken()).hasSize(1);
        Taken taken = subscriber.taken().get(0);
        assertThat(taken.path()).isEqualTo("/muster?key=1");
        assertThat(taken.header("Content-Type")).isEqualTo("application/cloudevents+json; charset=utf-8");
        assertThat(taken.header("webhook-id")).isEqualTo(event);
        assertThat(Long.parseLong(taken.header("webhook-timestamp")))
                .isEqualTo(clock.instant().getEpochSecond());
        assertThat(taken.header("webhook-signature")).isEqualTo(signature(secret, taken));
        assertThat(taken.body()).isEqualTo(webhooks.bodies(webhook).get(0)).contains("辽科协发〔2020〕3号");
    }

    @Test
    void triesAgainEverLaterUntilItIsTaken() {
        subscriber.behave(status(500, "数据库\u0000维护中"));
        webhooks.pinged("ln-admin", webhook);
        Instant began = clock.instant();
        webhooks.send();
        deliveries()
                .body("state", contains("WAITING"))
                .body("status", contains(500))
                .body("[0].excerpt", equalTo("数据库 维护中"))
                .body("[0].reason", equalTo("应答 500"));
        assertThat(wait(began)).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(12));
        webhooks.send();
        assertThat(subscriber.taken()).hasSize(1);

        for (int doubled : List.of(20, 40, 80)) {
            webhooks.later(Duration.ofHours(2));
            Instant at = clock.instant();
            webhooks.send();
            assertThat(wait(at)).isBetween(Duration.ofMillis(800L * doubled), Duration.ofMillis(1200L * doubled));
        }
        subscriber.behave(status(200, "收到"));
        webhooks.later(Duration.ofHours(2));
        webhooks.send();
        deliveries().body("state", contains("SENT")).body("attempts", contains(5));
        assertThat(subscriber.taken().stream().map(each -> each.header("webhook-id")))
                .hasSize(5)
                .containsOnly(subscriber.taken().get(0).header("webhook-id"));
        as("ln-admin").get("/api/webhooks/{id}", webhook).then().body("failingSince", nullValue());
    }

    @Test
    void waitsAsLongAsTheSubscriberAsks() {
        subscriber.behave(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "600");
            exchange.sendResponseHeaders(503, -1);
        });
        webhooks.pinged("ln-admin", webhook);
        Instant began = clock.instant();
        webhooks.send();
        assertThat(wait(began)).isCloseTo(Duration.ofSeconds(600), Duration.ofMillis(1));
    }

    @Test
    void givesUpAfterThreeDaysAndSendsByHandWhenAsked() {
        subscriber.behave(status(404, ""));
        String delivery = webhooks.pinged("ln-admin", webhook);
        webhooks.send();
        redeliver(delivery).statusCode(409).body("type", endsWith("/webhook-delivery-waits"));
        webhooks.later(Duration.ofHours(72));
        webhooks.send();
        deliveries("FAILED").body("attempts", contains(2)).body("[0].endedAt", notNullValue());
        deliveries("WAITING").body("", empty());

        subscriber.behave(status(202, ""));
        redeliver(delivery).statusCode(202).body("attempts", equalTo(0));
        webhooks.send();
        deliveries("SENT").body("attempts", contains(1));
        redeliver(delivery).statusCode(202);
        webhooks.send();
        assertThat(subscriber.taken().stream()
                        .map(each -> each.header("webhook-id"))
                        .distinct())
                .hasSize(1);
        assertThat(subscriber.taken()).hasSize(4);
    }

    @Test
    void doesNotWaitForWhoeverHangsAndHoldsUpNobodyElse() throws Exception {
        subscriber.behave(exchange -> Thread.sleep(30_000));
        for (int i = 0; i < 6; i++) {
            webhooks.pinged("ln-admin", webhook);
        }
        try (Subscriber quick = new Subscriber(status(200, ""))) {
            String other = webhooks.subscribed("js-all", quick.url(), ISSUED);
            webhooks.pinged("js-all", other);
            worker.sendWaiting();
            Awaitility.await()
                    .atMost(Duration.ofMillis(900))
                    .until(() -> quick.taken().size() == 1);
            assertThat(subscriber.taken()).hasSizeLessThanOrEqualTo(4);
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> deliveries().extract().jsonPath().getList("reason").stream()
                        .allMatch("1 秒内没有应答"::equals));
        deliveries("WAITING").body("attempts", contains(1, 1, 1, 1, 1, 1));
    }

    @Test
    void switchesOffWhatIsGoneAndTellsSo() {
        subscriber.behave(status(410, ""));
        webhooks.pinged("ln-admin", webhook);
        webhooks.send();

        deliveries("FAILED").body("status", contains(410));
        as("ln-admin")
                .get("/api/webhooks/{id}", webhook)
                .then()
                .body("state", equalTo("DISABLED"))
                .body("reason", containsString("410"));
        assertThat(events("org.muster.webhook.disabled", "webhookId", webhook, 1)
                        .get(0)
                        .data()
                        .path("organisation")
                        .asText())
                .isEqualTo("KX-210000");
        as("ln-admin").post("/api/webhooks/{id}/ping", webhook).then().statusCode(409);
        as("ln-admin")
                .post("/api/webhooks/{id}/resumption", webhook)
                .then()
                .statusCode(200)
                .body("state", equalTo("ACTIVE"))
                .body("reason", nullValue());
        subscriber.behave(status(200, ""));
        webhooks.pinged("ln-admin", webhook);
        webhooks.send();
        deliveries("SENT").body("status", contains(200));
    }

    @Test
    void tellsTheAdministratorsByMailWhatWasSwitchedOff() throws Exception {
        String mailbox = "t-" + UUID.randomUUID() + "@example.org";
        String username = "t-" + UUID.randomUUID().toString().substring(0, 12);
        String account = as("ln-admin")
                .body(Map.of(
                        "username",
                        username,
                        "name",
                        "值守管理员",
                        "email",
                        mailbox,
                        "organisation",
                        "KX-210000",
                        "roles",
                        List.of("org-admin")))
                .post("/api/staff")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        GreenMail mails = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mails.start();
        try {
            subscriber.behave(status(410, ""));
            webhooks.pinged("ln-admin", webhook);
            webhooks.send();
            assertThat(mails.getReceivedMessagesForDomain(mailbox)).hasSize(1).allSatisfy(mail -> {
                assertThat(mail.getSubject()).startsWith("【推送停用】");
                assertThat(mail.getContent().toString()).contains("原因：对方应答 410", "/webhooks/" + webhook);
            });
        } finally {
            mails.stop();
            as("ln-admin").post("/api/staff/{id}/disabling", account).then().statusCode(200);
        }
    }

    @Test
    void switchesOffWhatFailedForFiveDays() {
        subscriber.behave(status(502, ""));
        webhooks.pinged("ln-admin", webhook);
        webhooks.send();
        webhooks.later(Duration.ofHours(119));
        webhooks.pinged("ln-admin", webhook);
        webhooks.send();
        as("ln-admin").get("/api/webhooks/{id}", webhook).then().body("state", equalTo("ACTIVE"));
        webhooks.later(Duration.ofMinutes(61));
        webhooks.send();
        as("ln-admin")
                .get("/api/webhooks/{id}", webhook)
                .then()
                .body("state", equalTo("DISABLED"))
                .body("reason", endsWith(" 以来每次都失败，最后一次：应答 502"));
    }

    @Test
    void saysWhyInTheLanguageOfWhoeverReadsIt() {
        subscriber.behave(status(410, ""));
        webhooks.pinged("ln-admin", webhook);
        webhooks.send();
        as("ln-admin")
                .header("Accept-Language", "en")
                .get("/api/webhooks/{id}", webhook)
                .then()
                .body("reason", equalTo("the address answered 410 Gone"));
        as("ln-admin")
                .header("Accept-Language", "en")
                .get("/api/webhooks/{id}/deliveries", webhook)
                .then()
                .body("[0].reason", equalTo("answered 410"));
    }

    @Test
    void followsNoRedirection() {
        subscriber.behave(exchange -> {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(307, -1);
        });
        webhooks.pinged("ln-admin", webhook);
        webhooks.send();
        deliveries("WAITING").body("[0].reason", equalTo("应答 307，推送不跟随跳转"));
        assertThat(subscriber.taken()).hasSize(1);
    }

    @Test
    void readsOnlyTheBeginningOfAnEndlessAnswer() {
        subscriber.behave(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] block = "啊".repeat(10_000).getBytes(StandardCharsets.UTF_8);
            while (true) {
                exchange.getResponseBody().write(block);
            }
        });
        webhooks.pinged("ln-admin", webhook);
        webhooks.send();
        deliveries("SENT").body("[0].excerpt", equalTo("啊".repeat(500)));
    }

    @Test
    void takesAStatusForAnAnswerThoughTheBodyNeverComes() {
        subscriber.behave(exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().flush();
            Thread.sleep(30_000);
        });
        webhooks.pinged("ln-admin", webhook);
        webhooks.send();
        deliveries("SENT").body("status", contains(200));
    }

    @Test
    void connectsToNoPrivateAddressWhateverItsName() {
        String inside = webhooks.subscribed("ln-admin", "https://localhost:" + subscriber.port() + "/", ISSUED);
        webhooks.pinged("ln-admin", inside);
        webhooks.send();
        deliveries(inside, "WAITING").body("[0].reason", equalTo("不是公网地址"));
        assertThat(subscriber.taken()).isEmpty();
    }

    @Test
    void talksOnlyWithWhomItsCertificateNames() {
        String tls = webhooks.subscribed("ln-admin", "https://127.0.0.1:" + subscriber.port() + "/", ISSUED);
        webhooks.pinged("ln-admin", tls);
        webhooks.send();
        deliveries(tls, "WAITING").body("[0].reason", notNullValue()).body("[0].status", nullValue());
        assertThat(subscriber.taken()).isEmpty();
    }

    @Test
    void sendsOnceHoweverManyReplicasLook() throws Exception {
        for (int i = 0; i < 5; i++) {
            webhooks.pinged("ln-admin", webhook);
        }
        List<WebhookQueue.Outgoing> all = new ArrayList<>();
        for (List<WebhookQueue.Outgoing> each : together(6, i -> queue.take(Set.of(), 10))) {
            all.addAll(each);
        }
        assertThat(all).hasSize(5);
        assertThat(new HashSet<>(all)).hasSize(5);
    }

    @Test
    void sendsAgainWhatAKilledProcessHadTakenUnderTheSameId() {
        webhooks.pinged("ln-admin", webhook);
        WebhookQueue.Outgoing lost = queue.take(Set.of(), 10).get(0);
        webhooks.send();
        assertThat(subscriber.taken()).isEmpty();
        webhooks.later(Duration.ofMinutes(2));
        webhooks.send();

        assertThat(subscriber.taken()).hasSize(1);
        assertThat(subscriber.taken().get(0).header("webhook-id"))
                .isEqualTo(lost.event().toString());
        // it was only very slow and tells after all
        queue.tell(lost, new WebhookQueue.Outcome(500, Duration.ZERO, "", "answered 500", null));
        deliveries().body("state", contains("SENT")).body("attempts", contains(2));
    }

    @Test
    void signsWithBothSecretsUntilTheOverlapIsOver() throws Exception {
        String next = as("ln-admin")
                .post("/api/webhooks/{id}/secret", webhook)
                .then()
                .statusCode(200)
                .extract()
                .path("secret");
        assertThat(next).isNotEqualTo(secret);
        webhooks.pinged("ln-admin", webhook);
        webhooks.send();
        Taken both = subscriber.taken().get(0);
        assertThat(both.header("webhook-signature")).isEqualTo(signature(next, both) + " " + signature(secret, both));

        webhooks.later(Duration.ofHours(24));
        webhooks.pinged("ln-admin", webhook);
        webhooks.send();
        Taken one = subscriber.taken().get(1);
        assertThat(one.header("webhook-signature")).isEqualTo(signature(next, one));
    }

    @Test
    void keepsWhatHappensWhileItPauses() {
        as("ln-admin").post("/api/webhooks/{id}/pause", webhook).then().statusCode(200);
        as("ln-admin").post("/api/webhooks/{id}/pause", webhook).then().statusCode(409);
        TestEvents.send(ISSUED, TestEvents.example(ISSUED));
        webhooks.queued(webhook, 1);
        webhooks.send();
        assertThat(subscriber.taken()).isEmpty();
        as("ln-admin").post("/api/webhooks/{id}/resumption", webhook).then().statusCode(200);
        as("ln-admin").post("/api/webhooks/{id}/resumption", webhook).then().statusCode(409);
        webhooks.send();
        assertThat(subscriber.taken()).hasSize(1);
    }

    @Test
    void dropsWhatWaitedTooLongAndForgetsTheLogAfterAMonth() {
        as("ln-admin").post("/api/webhooks/{id}/pause", webhook).then().statusCode(200);
        TestEvents.send(ISSUED, TestEvents.example(ISSUED));
        webhooks.queued(webhook, 1);
        webhooks.later(Duration.ofHours(73));
        queue.tidy();
        deliveries("DROPPED").body("[0].reason", equalTo("等待过久，不再发送"));
        webhooks.later(Duration.ofDays(31));
        queue.tidy();
        deliveries().body("", empty());
    }

    private ValidatableResponse redeliver(String delivery) {
        return as("ln-admin")
                .post("/api/webhooks/{id}/deliveries/{delivery}/redelivery", webhook, delivery)
                .then();
    }

    private ValidatableResponse deliveries() {
        return as("ln-admin")
                .get("/api/webhooks/{id}/deliveries", webhook)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse deliveries(String state) {
        return deliveries(webhook, state);
    }

    private static ValidatableResponse deliveries(String webhook, String state) {
        return as("ln-admin")
                .get("/api/webhooks/{id}/deliveries?state={state}", webhook, state)
                .then()
                .statusCode(200);
    }

    /** From the last attempt to the next. */
    private Duration wait(Instant from) {
        return Duration.between(from, Instant.parse(deliveries().extract().path("[0].nextAttempt")))
                .abs();
    }

    /** As a subscriber computes it. */
    private static String signature(String secret, Taken taken) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        String signed = taken.header("webhook-id") + "." + taken.header("webhook-timestamp") + "." + taken.body();
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }
}
