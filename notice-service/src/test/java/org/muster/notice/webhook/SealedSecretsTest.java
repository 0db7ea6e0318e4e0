package org.muster.notice.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.UUID;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.notice.testing.TestClock;
import org.muster.notice.webhook.Subscriber.Taken;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.muster.notice.testing.Caller.as;
import static org.muster.notice.webhook.Subscriber.status;

/** What the database of the service knows of the secrets, and what happens when it cannot be opened. */
@QuarkusTest
class SealedSecretsTest {

    private static final SealingKeys LOST =
            new SealingKeys(List.of(Base64.getEncoder().encodeToString("a key that nobody has any more..".getBytes())));

    @Inject
    WebhookFixture webhooks;

    @Inject
    SealingKeys keys;

    @Inject
    Resealing resealing;

    @Inject
    TestClock clock;

    @Inject
    Jdbi jdbi;

    private Subscriber subscriber;
    private UUID webhook;
    private WebhookSecret secret;

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
                .body("{\"url\":\"" + subscriber.url() + "\",\"types\":[\"org.muster.notice.issued\"]}")
                .post("/api/webhooks")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        webhook = UUID.fromString(created.getString("id"));
        secret = shown(created.getString("secret"));
    }

    @AfterEach
    void forget() {
        subscriber.close();
        webhooks.forgetAll();
        clock.start();
    }

    @Test
    void areNowhereInTheDatabase() throws Exception {
        WebhookSecret next = rotated();
        List<String> tables = jdbi.withHandle(handle -> handle.createQuery(
                        "select table_name from information_schema.tables where table_schema = 'public'"
                                + " and table_type = 'BASE TABLE'")
                .mapTo(String.class)
                .list());
        assertThat(tables).contains("webhook", "idempotency", "audit", "outbox");
        for (WebhookSecret each : List.of(secret, next)) {
            assertThat(tables)
                    .allSatisfy(table -> assertThat(rowsWith(table, each)).isZero());
        }
        assertThat(keys.open(webhook, column("secret")).bits()).isEqualTo(next.bits());
        assertThat(keys.open(webhook, column("former_secret")).bits()).isEqualTo(secret.bits());
    }

    @Test
    void stillSign() {
        webhooks.pinged("ln-admin", webhook.toString());
        webhooks.send();
        assertThat(subscriber.taken())
                .hasSize(1)
                .allSatisfy(
                        taken -> assertThat(taken.header("webhook-signature")).isEqualTo(signature(secret, taken)));
    }

    @Test
    void areSealedAnewAtTheStartAfterTheKeyWasChanged() throws Exception {
        SealingKeys former = new SealingKeys(List.of(key("the key that was used until now.")));
        WebhookSecret next = rotated();
        put("secret", former.seal(webhook, next));
        put("former_secret", former.seal(webhook, secret));
        SealingKeys both = new SealingKeys(
                List.of(key("the key that is used from now on"), key("the key that was used until now.")));
        resealing.sealWith(both);
        SealingKeys onlyNew = new SealingKeys(List.of(key("the key that is used from now on")));
        assertThat(onlyNew.open(webhook, column("secret")).bits()).isEqualTo(next.bits());
        assertThat(onlyNew.open(webhook, column("former_secret")).bits()).isEqualTo(secret.bits());
    }

    @Test
    void ofBeforeAreSealedAtTheStart() throws Exception {
        leaveAsTheMigrationDoes();
        resealing.start(null);
        assertThat(column("secret")).startsWith(keys.first() + ".");
        assertThat(keys.open(webhook, column("secret")).bits()).isEqualTo(secret.bits());
    }

    @Test
    void ofBeforeSignNothingUntilTheyAreSealed() {
        leaveAsTheMigrationDoes();
        webhooks.pinged("ln-admin", webhook.toString());
        webhooks.send();
        assertThat(subscriber.taken()).isEmpty();
    }

    @Test
    void whoseKeyIsGoneHoldUpTheirOwnWebhookAndSaySo() throws Exception {
        String mine = column("secret");
        put("secret", LOST.seal(webhook, secret));
        resealing.start(null);
        assertThat(column("secret")).startsWith(LOST.first() + ".");
        webhooks.pinged("ln-admin", webhook.toString());
        try (Subscriber other = new Subscriber(status(204, ""))) {
            String others = webhooks.subscribed("js-all", other.url(), "org.muster.notice.issued");
            webhooks.pinged("js-all", others);
            webhooks.send();
            assertThat(other.taken()).hasSize(1);
        }
        assertThat(subscriber.taken()).isEmpty();
        as("ln-admin")
                .header("Accept-Language", "en")
                .get("/api/webhooks/{id}/deliveries", webhook)
                .then()
                .statusCode(200)
                .body("[0].state", equalTo("WAITING"))
                .body("[0].reason", containsString("(" + LOST.first() + ")"));
        as("ln-admin").get("/api/webhooks/{id}", webhook).then().statusCode(200).body("state", equalTo("ACTIVE"));

        put("secret", mine);
        webhooks.later(Duration.ofMinutes(1));
        webhooks.send();
        assertThat(subscriber.taken()).hasSize(1);
    }

    @Test
    void whoseKeyIsGoneAreReplacedByNewOnes() {
        put("secret", LOST.seal(webhook, secret));
        webhooks.pinged("ln-admin", webhook.toString());
        webhooks.send();
        WebhookSecret next = rotated();
        webhooks.later(Duration.ofMinutes(1));
        webhooks.send();
        assertThat(subscriber.taken())
                .hasSize(1)
                .allSatisfy(
                        taken -> assertThat(taken.header("webhook-signature")).isEqualTo(signature(next, taken)));
    }

    @Test
    void ofAnotherWebhookAreOfNoUse() {
        put("secret", keys.seal(UUID.randomUUID(), secret));
        webhooks.pinged("ln-admin", webhook.toString());
        webhooks.send();
        assertThat(subscriber.taken()).isEmpty();
        as("ln-admin")
                .get("/api/webhooks/{id}/deliveries", webhook)
                .then()
                .body("[0].reason", equalTo("签名密钥无法解密，请更换签名密钥"));
    }

    @Test
    void haveNoKeyInProductionThatIsKnownToEverybody() throws IOException {
        Properties shipped = new Properties();
        try (InputStream in =
                Thread.currentThread().getContextClassLoader().getResourceAsStream("application.properties")) {
            shipped.load(in);
        }
        assertThat(shipped.stringPropertyNames().stream().filter(name -> name.endsWith("muster.webhook.keys")))
                .containsExactly("%dev,test.muster.webhook.keys");
    }

    /** As the bytes, as the administrator was shown it, or as addresses write it. */
    private int rowsWith(String table, WebhookSecret secret) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select count(*) from " + table + " t where t::text like any(:forms)")
                .bindArray(
                        "forms",
                        String.class,
                        "%" + HexFormat.of().formatHex(secret.bits()) + "%",
                        "%" + secret.shown().substring("whsec_".length()) + "%",
                        "%" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret.bits()) + "%")
                .mapTo(Integer.class)
                .one());
    }

    private WebhookSecret rotated() {
        return shown(as("ln-admin")
                .header("Idempotency-Key", UUID.randomUUID())
                .post("/api/webhooks/{id}/secret", webhook)
                .then()
                .statusCode(200)
                .extract()
                .path("secret"));
    }

    private String column(String name) {
        return jdbi.withHandle(handle -> handle.createQuery("select " + name + " from webhook where id = ?")
                .bind(0, webhook)
                .mapTo(String.class)
                .one());
    }

    private void put(String column, String sealed) {
        jdbi.useHandle(handle -> handle.execute("update webhook set " + column + " = ? where id = ?", sealed, webhook));
    }

    /** As V504 does. */
    private void leaveAsTheMigrationDoes() {
        jdbi.useHandle(handle -> handle.execute(
                "update webhook set secret = 'readable.' || translate(encode(?, 'base64'), E'+/=\\n', '-_') where id = ?",
                secret.bits(),
                webhook));
    }

    private static WebhookSecret shown(String secret) {
        return new WebhookSecret(Base64.getDecoder().decode(secret.substring("whsec_".length())));
    }

    private static String signature(WebhookSecret secret, Taken taken) {
        return secret.sign(taken.header("webhook-id"), Long.parseLong(taken.header("webhook-timestamp")), taken.body());
    }

    private static String key(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
