package org.muster.notice.webhook;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.notice.testing.TestClock;
import org.muster.platform.testing.TestEvents;
import org.muster.platform.testing.TreeFixture;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muster.notice.document.NoticeFixture.aNotice;
import static org.muster.notice.document.NoticeFixture.forward;
import static org.muster.notice.document.NoticeFixture.issue;
import static org.muster.notice.document.NoticeFixture.organisation;
import static org.muster.notice.response.ResponseFixture.aResponseTo;
import static org.muster.notice.testing.Caller.as;
import static org.muster.notice.testing.Caller.events;
import static org.muster.notice.testing.Caller.unique;

/** Who is told of what. */
@QuarkusTest
class WebhookFeedTest {

    private static final String ISSUED = "org.muster.notice.issued";
    private static final String ENDED = "org.muster.notice.ended";
    private static final String PROGRESSED = "org.muster.notice.progressed";
    private static final String SOCIETY = "XH-210000-YYX";
    private static final String SHENYANG = "KX-210100";
    private static final String URL = "http://127.0.0.1:9/";

    @Inject
    WebhookFixture webhooks;

    @Inject
    ProgressWatch progress;

    @Inject
    TestClock clock;

    private final ObjectMapper json = new ObjectMapper();

    @BeforeAll
    static void tree() {
        TreeFixture.load();
    }

    @BeforeEach
    void nobodySubscribes() {
        clock.start();
        webhooks.forgetAll();
    }

    @AfterEach
    void forget() {
        webhooks.forgetAll();
    }

    @Test
    void queuesAnEventOnceHoweverOftenKafkaDeliversIt() throws Exception {
        String webhook = webhooks.subscribed("ln-admin", URL, ISSUED);
        UUID repeated = TestEvents.send(ISSUED, TestEvents.example(ISSUED), 3);
        UUID last = TestEvents.send(ISSUED, TestEvents.example(ISSUED));

        List<String> queued = webhooks.queued(webhook, 2);
        assertThat(queued).hasSize(2);
        JsonNode first = json.readTree(queued.get(0));
        assertThat(first.path("specversion").asText()).isEqualTo("1.0");
        assertThat(first.path("id").asText()).isEqualTo(repeated.toString());
        assertThat(first.path("type").asText()).isEqualTo(ISSUED);
        assertThat(first.path("source").asText()).isEqualTo("https://muster.example/notice-service");
        assertThat(first.path("data")).isEqualTo(TestEvents.example(ISSUED));
        assertThat(json.readTree(queued.get(1)).path("id").asText()).isEqualTo(last.toString());
    }

    @Test
    void passesOverWhatIsMalformed() {
        String webhook = webhooks.subscribed("ln-admin", URL, ISSUED);
        TestEvents.sendRaw("notices", "broken", "{".getBytes());
        TestEvents.send(ISSUED, TestEvents.example(ISSUED).put("noticeId", "none"));
        TestEvents.send(ISSUED, TestEvents.example(ISSUED));
        assertThat(webhooks.queued(webhook, 1)).hasSize(1);
    }

    @Test
    void tellsTheIssuerThoseAboveAndTheAddresseesButNobodyBeside() {
        String issuer = webhooks.subscribed("ln-admin", URL, ISSUED, ENDED);
        String above = webhooks.subscribed("cast-admin", URL, ISSUED, ENDED);
        String beside = webhooks.subscribed("js-all", URL, ISSUED, ENDED);
        String addressee = webhooks.subscribedFor(SOCIETY, URL, ISSUED, ENDED);
        String notAddressed = webhooks.subscribedFor(SHENYANG, URL, ISSUED, ENDED);
        String notice = aNotice().to(organisation(SOCIETY)).issued();
        as("ln-issuer")
                .body(Map.of("reason", "文件有误"))
                .post("/api/notices/{id}/revocation", notice)
                .then()
                .statusCode(200);

        for (String told : List.of(issuer, above, addressee)) {
            assertThat(webhooks.queued(told, 2)).hasSize(2).allMatch(body -> body.contains(notice));
        }
        assertThat(webhooks.bodies(beside)).isEmpty();
        assertThat(webhooks.bodies(notAddressed)).isEmpty();
    }

    @Test
    void tellsOfForwardsAsNoticesThatNameWhatTheyForward() throws Exception {
        String webhook = webhooks.subscribed("ln-admin", URL, ISSUED);
        String notice = aNotice().to(organisation(SOCIETY)).issued();
        String forwarded = forward("yyx-issuer", notice, organisation("DW-YYX-1"));
        issue(forwarded, "yyx-issuer", "yyx-issuer");

        List<String> queued = webhooks.queued(webhook, 2);
        assertThat(queued)
                .anySatisfy(body -> assertThat(
                                json.readTree(body).at("/data/forwardOf").asText())
                        .isEqualTo(notice));
    }

    @Test
    void tellsTheGiverOfATaskAndWhoeverDoesIt() {
        String opened = "org.muster.task.opened";
        String completed = "org.muster.task.completed";
        String giver = webhooks.subscribed("ln-admin", URL, opened, completed);
        String doer = webhooks.subscribedFor(SOCIETY, URL, opened, completed);
        String beside = webhooks.subscribed("js-all", URL, opened, completed);
        ObjectNode task = TestEvents.example(opened).put("organisation", SOCIETY);
        TestEvents.send(opened, task);
        TestEvents.send(completed, TestEvents.example(completed).put("organisation", SOCIETY));

        assertThat(webhooks.queued(giver, 2)).hasSize(2);
        assertThat(webhooks.queued(doer, 2)).hasSize(2);
        assertThat(webhooks.bodies(beside)).isEmpty();
    }

    @Test
    void tellsOfResponsesOnlyUpwards() {
        String type = "org.muster.response.activated";
        String own = webhooks.subscribed("ln-admin", URL, type);
        String beside = webhooks.subscribed("js-all", URL, type);
        String below = webhooks.subscribedFor(SHENYANG, URL, type);
        String response = aResponseTo(unique("内涝")).activatedBy("ln-duty");

        assertThat(webhooks.queued(own, 1)).hasSize(1).allMatch(body -> body.contains(response));
        assertThat(webhooks.bodies(beside)).isEmpty();
        assertThat(webhooks.bodies(below)).isEmpty();
    }

    @Test
    void showsOfAnUrgingOnlyThoseTheSubscriberMaySee() throws Exception {
        String type = "org.muster.urging.delivered";
        String province = webhooks.subscribed("ln-admin", URL, type);
        String society = webhooks.subscribedFor(SOCIETY, URL, type);
        String nanjing = webhooks.subscribedFor("KX-320100", URL, type);
        ObjectNode urging = TestEvents.example(type);
        urging.putArray("organisations").add(SOCIETY).add(SHENYANG).add("XH-320000-YX");
        TestEvents.send(type, urging);

        assertThat(organisations(webhooks.queued(province, 1))).containsExactly(SHENYANG, SOCIETY);
        assertThat(organisations(webhooks.queued(society, 1))).containsExactly(SOCIETY);
        assertThat(webhooks.bodies(nanjing)).isEmpty();
    }

    @Test
    void tellsNothingFromBeforeTheSubscription() {
        TestEvents.send(ISSUED, TestEvents.example(ISSUED).put("title", "早些时候"));
        String webhook = webhooks.subscribed("ln-admin", URL, ISSUED);
        TestEvents.send(ISSUED, TestEvents.example(ISSUED).put("title", "此后"));
        assertThat(webhooks.queued(webhook, 1)).hasSize(1).allMatch(body -> body.contains("此后"));
    }

    @Test
    void sumsUpManyAnswersInOneEvent() {
        String notice =
                aNotice().to(organisation(SOCIETY), organisation(SHENYANG)).issued();
        as("yyx-clerk").post("/api/inbox/{id}/signature", notice).then().statusCode(200);
        as("sy-clerk")
                .body(Map.of("reason", "非本单位职责"))
                .post("/api/inbox/{id}/return", notice)
                .then()
                .statusCode(200);
        progress.tell();
        progress.tell();

        JsonNode summary = events(PROGRESSED, "noticeId", notice, 1).get(0).data();
        assertThat(summary.path("recipients").asInt()).isEqualTo(2);
        assertThat(summary.path("opened").asInt()).isEqualTo(2);
        assertThat(summary.path("signed").asInt()).isEqualTo(1);
        assertThat(summary.path("returned").asInt()).isEqualTo(1);
        assertThat(summary.path("replied").asInt()).isZero();
        as("yyx-clerk")
                .body(Map.of("text", "已落实"))
                .post("/api/inbox/{id}/reply", notice)
                .then()
                .statusCode(200);
        progress.tell();
        progress.tell();
        assertThat(events(PROGRESSED, "noticeId", notice, 2))
                .extracting(event -> event.data().path("replied").asInt())
                .containsExactly(0, 1);
    }

    @Test
    void tellsOfNoticesThatWereSignedTogether() {
        String first = aNotice().to(organisation(SHENYANG)).issued();
        String second = aNotice().to(organisation(SHENYANG)).issued();
        as("sy-clerk")
                .body(Map.of("notices", List.of(first, second)))
                .post("/api/inbox/signatures")
                .then()
                .statusCode(200);
        progress.tell();

        assertThat(List.of(first, second))
                .allSatisfy(notice -> assertThat(events(PROGRESSED, "noticeId", notice, 1))
                        .extracting(event -> event.data().path("signed").asInt())
                        .containsExactly(1));
    }

    @Test
    void aNoticeThatNobodyKnowsHoldsUpNoOther() {
        String notice = aNotice().to(organisation(SHENYANG)).issued();
        progress.heard(new Told.TaskCompleted(UUID.randomUUID(), "NOTICE", UUID.randomUUID(), SHENYANG));
        as("sy-clerk").post("/api/inbox/{id}/signature", notice).then().statusCode(200);
        progress.tell();

        assertThat(events(PROGRESSED, "noticeId", notice, 1)).hasSize(1);
    }

    private List<String> organisations(List<String> bodies) throws Exception {
        return json.convertValue(
                json.readTree(bodies.get(0)).at("/data/organisations"), new TypeReference<List<String>>() {});
    }
}
