package org.muster.gateway.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.muster.gateway.testing.Browser;
import org.muster.station.testing.MusterBacking;
import org.muster.station.testing.Tokens;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@TestProfile(LiveTest.Lively.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LiveTest {

    public static class Lively implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "muster.live.heartbeat", "1s",
                    "muster.live.slow-for", "2s",
                    "muster.live.remembered", "200",
                    "muster.live.per-person", "500",
                    "muster.live.topics-looked-for", "1s",
                    // time in which all but streams is answered still
                    "quarkus.shutdown.delay", "5s");
        }
    }

    @Inject
    LiveStreams streams;

    @Inject
    Event<ShutdownDelayInitiatedEvent> shutdown;

    private final List<Watcher> watchers = new ArrayList<>();
    private Happenings happenings;

    @BeforeEach
    void begin() throws Exception {
        happenings = Happenings.begin();
        happenings.areSeenBy(streams);
    }

    @AfterEach
    void leave() {
        watchers.forEach(Watcher::close);
        happenings.close();
        await().atMost(Duration.ofSeconds(20)).until(() -> streams.open() == 0);
    }

    @Test
    void showsANoticeToThoseItIsAddressedToAndToItsIssuer() {
        Watcher society = watching("yyx-clerk");
        Watcher issuer = watching("ln-clerk");
        Watcher city = watching("sy-clerk");
        Watcher member = watching("dw1-clerk");
        Watcher sibling = watching("js-clerk");

        String notice = happenings.notice("KX-210000", Happenings.below(101, 199, "SOCIETY"));
        String last = happenings.noticeToAll();

        assertThat(society.until(last).ids()).containsExactly(notice, last);
        assertThat(issuer.until(last).ids()).containsExactly(notice, last);
        assertThat(city.until(last).ids()).containsExactly(last);
        assertThat(member.until(last).ids()).containsExactly(last);
        assertThat(sibling.until(last).ids()).containsExactly(last);
        assertThat(society.hints().get(0))
                .isEqualTo(new JsonObject()
                        .put("type", "org.muster.notice.issued")
                        .put("id", notice)
                        .put("organisation", "KX-210000")
                        .put("title", "关于做好疫情防控工作的通知"));
    }

    @Test
    void showsWhatHappensBelowAndNeverWhatHappensAboveOrBeside() {
        Watcher city = watching("sy-clerk");
        Watcher province = watching("ln-clerk");
        Watcher society = watching("yyx-clerk");
        Watcher sibling = watching("js-clerk");

        String ofCity = happenings.of(Shown.TASK_OPENED, "KX-210100");
        String ofProvince = happenings.of(Shown.TASK_COMPLETED, "KX-210000");
        String urged = happenings.of(Shown.URGING_DELIVERED, "KX-210100");
        String ofSibling = happenings.of(Shown.NOTICE_PROGRESSED, "KX-320000");
        String last = happenings.noticeToAll();

        assertThat(city.until(last).ids()).containsExactlyInAnyOrder(ofCity, urged, last);
        assertThat(province.until(last).ids()).containsExactlyInAnyOrder(ofCity, ofProvince, urged, last);
        assertThat(society.until(last).ids()).containsExactly(last);
        assertThat(sibling.until(last).ids()).containsExactlyInAnyOrder(ofSibling, last);
    }

    @Test
    void showsAResponseAlsoToThoseItAppliesTo() {
        Watcher member = watching("dw1-clerk");
        Watcher sibling = watching("js-clerk");

        String response = happenings.of(Shown.RESPONSE_ACTIVATED, "KX-210000");
        String last = happenings.noticeToAll();

        assertThat(member.until(last).ids()).containsExactlyInAnyOrder(response, last);
        assertThat(sibling.until(last).ids()).containsExactly(last);
    }

    @Test
    void showsNothingWithoutTheRoleForIt() {
        Watcher checker = watching("ln-checker");
        Watcher clerk = watching("ln-clerk");

        String brief = happenings.of(Shown.BRIEF_ISSUED, "KX-210000");
        String rumour = happenings.of(Shown.RUMOUR_REPORTED, "nobody's");
        String opinion = happenings.of(Shown.OPINION_GIVEN, "KX-210000");
        String last = happenings.noticeToAll();

        assertThat(clerk.until(last).ids()).containsExactly(last);
        assertThat(checker.until(rumour).ids()).containsExactly(rumour).doesNotContain(brief, opinion);
        assertThat(checker.hints().get(0).fieldNames()).containsExactlyInAnyOrder("type", "id");
    }

    @Test
    void showsToNobodyWhatItDoesNotKnow() {
        Watcher clerk = watching("ln-clerk");

        happenings.send(
                "notices",
                "org.muster.secret.leaked",
                "1",
                new JsonObject().put("noticeId", "1").put("issuer", "KX-210000"));
        // of another topic, without an issuer, of an organisation nobody knows, and no JSON at all
        happenings.send(
                "tasks",
                "org.muster.notice.issued",
                "2",
                new JsonObject().put("noticeId", "2").put("issuer", "KX-210000"));
        happenings.send("notices", "org.muster.notice.issued", "3", new JsonObject().put("noticeId", "3"));
        happenings.of(Shown.NOTICE_ENDED, "KX-999999");
        happenings.send("notices", "org.muster.notice.issued", "4", null);
        String last = happenings.noticeToAll();

        assertThat(clerk.until(last).ids()).containsExactly(last);
    }

    @Test
    void goesOnWhereAReaderLeftOff() {
        Watcher first = watching("ln-clerk");
        String one = happenings.noticeToAll();
        first.until(one).close();
        String two = happenings.noticeToAll();
        String three = happenings.of(Shown.TASK_OPENED, "KX-210100");

        Watcher second = again(first, "ln-clerk");
        String four = happenings.noticeToAll();

        assertThat(second.until(four).ids()).containsExactlyInAnyOrder(two, three, four);
        assertThat(second.isReset()).isFalse();
    }

    @Test
    void neitherLosesNorRepeatsAnythingHoweverOftenAReaderLeaves() throws InterruptedException {
        List<String> sent = new ArrayList<>();
        List<String> got = new ArrayList<>();
        Watcher watcher = watching("ln-clerk");
        for (int round = 0; round < 12; round++) {
            for (int i = 0; i < 12; i++) {
                sent.add(happenings.noticeToAll());
            }
            Thread.sleep(round * 7L);
            Watcher before = watcher;
            before.close();
            await().until(before::isEnded);
            got.addAll(before.ids());
            watcher = again(before, "ln-clerk");
        }
        Watcher last = watcher;
        await().atMost(Duration.ofSeconds(20))
                .until(() -> got.size() + last.ids().size() >= sent.size());
        // what came twice would come now
        sent.add(happenings.noticeToAll());
        got.addAll(last.until(sent.get(sent.size() - 1)).ids());

        assertThat(got).containsExactlyInAnyOrderElementsOf(sent);
    }

    @Test
    void tellsWhoWasAwayTooLongToLoadAgain() {
        Watcher first = watching("ln-clerk");
        first.until(happenings.noticeToAll()).close();
        // of somebody else's: what counts is whether something could have been missed
        for (int i = 0; i < 210; i++) {
            happenings.of(Shown.TASK_OPENED, "KX-320000");
        }
        Watcher late = watching("sy-clerk");
        late.until(happenings.noticeToAll());

        assertThat(again(first, "ln-clerk").isReset()).isTrue();
        assertThat(watch("Authorization", "Bearer " + Tokens.of("ln-clerk"), "Last-Event-ID", "nonsense")
                        .isReset())
                .isTrue();
    }

    @Test
    void livesOnInSilence() {
        Watcher watcher = watching("ln-clerk");
        String first = watcher.lastId();

        await().atMost(Duration.ofSeconds(5))
                .until(() -> watcher.lines().stream().filter(":"::equals).count() > 2);
        assertThat(first).isNotBlank();
        assertThat(watcher.response().headers().firstValue("Content-Type")).hasValue("text/event-stream");
        assertThat(watcher.response().headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(watcher.response().headers().firstValue("X-Content-Type-Options"))
                .hasValue("nosniff");
    }

    @Test
    void isForThoseWhoAreLoggedIn() {
        given().get("/api/live").then().statusCode(401);
        given().auth()
                .preemptive()
                .oauth2(Tokens.tampered("ln-clerk"))
                .get("/api/live")
                .then()
                .statusCode(401);
        given().auth()
                .preemptive()
                .oauth2(Tokens.of("ln-clerk"))
                .post("/api/live")
                .then()
                .statusCode(405)
                .header("Allow", equalTo("GET"));
    }

    @Test
    void endsWithTheSession() {
        Browser browser = Browser.loggedIn(RestAssured.port, "ln-drafter");
        Browser another = Browser.loggedIn(RestAssured.port, "ln-drafter");
        Watcher here = watch("Cookie", "q_session_browser=" + browser.cookie("q_session_browser"));
        Watcher there = watch("Cookie", "q_session_browser=" + another.cookie("q_session_browser"));
        String seen = happenings.noticeToAll();
        here.until(seen);

        browser.post("/logout", "", "Origin", browser.origin());

        await().atMost(Duration.ofSeconds(5)).until(here::isEnded);
        assertThat(here.lines()).anyMatch(line -> line.matches("retry: \\d+"));
        assertThat(there.until(seen).isEnded()).isFalse();
    }

    @Test
    void endsWithTheToken() {
        Watcher watcher = null;
        for (int i = 0; i < 10 && watcher == null; i++) {
            try {
                watcher = Watcher.of(lastingASecond("ln-clerk"));
            } catch (IllegalStateException expired) {
                // it lasts until the end of the second, which may be now
            }
        }
        assertThat(watcher).isNotNull();
        watchers.add(watcher);
        await().atMost(Duration.ofSeconds(5)).until(watcher::isEnded);
    }

    @Test
    void servesFiveHundredWithoutAThreadEach() throws Exception {
        int before = Thread.activeCount();
        try (Crowd crowd = Crowd.of(500, Tokens.of("js-clerk"))) {
            assertThat(streams.open()).isEqualTo(500);
            given().auth()
                    .preemptive()
                    .oauth2(Tokens.of("js-clerk"))
                    .get("/api/live")
                    .then()
                    .statusCode(429)
                    .body("type", equalTo("/problems/too-many-streams"));
            String notice = happenings.noticeToAll();

            assertThat(crowd.whoSee(notice)).isEqualTo(500);
            assertThat(Thread.activeCount() - before).isLessThan(20);
        }
    }

    /** More than the kernel keeps for a connection, so that something has to wait; and no more than is remembered. */
    @Test
    void cutsOffWhoTakesNothingIn() throws Exception {
        Watcher attentive = watching("sy-clerk");
        try (Crowd deaf = Crowd.of(1, Tokens.of("ln-clerk"))) {
            assertThat(streams.open()).isEqualTo(2);
            for (int i = 0; i < 150; i++) {
                happenings.large(150_000);
            }
            String last = happenings.noticeToAll();

            assertThat(attentive.until(last).hints()).hasSize(151);
            await().atMost(Duration.ofSeconds(20)).until(() -> streams.open() == 1);
            assertThat(deaf.whoSee(last)).isZero();
            assertThat(attentive.isEnded()).isFalse();
        }
    }

    /** Last: nobody is let in after it. */
    @Test
    @Order(Integer.MAX_VALUE)
    void sendsEverybodyToAnotherReplicaBeforeItStops() {
        Watcher watcher = watching("ln-clerk");

        shutdown.fire(new ShutdownDelayInitiatedEvent());

        await().atMost(Duration.ofSeconds(5)).until(watcher::isEnded);
        assertThat(watcher.lines())
                .filteredOn(line -> line.startsWith("retry: "))
                .hasSize(2);
        given().auth()
                .preemptive()
                .oauth2(Tokens.of("ln-clerk"))
                .get("/api/live")
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("2"))
                .body("type", equalTo("/problems/live-unavailable"));
        given().auth()
                .preemptive()
                .oauth2(Tokens.of("ln-clerk"))
                .get("/api/me")
                .then()
                .statusCode(200);
    }

    private Watcher watching(String user) {
        return watch("Authorization", "Bearer " + Tokens.of(user));
    }

    private Watcher again(Watcher before, String user) {
        return kept(before.again(Tokens.of(user)));
    }

    private Watcher watch(String... headers) {
        return kept(Watcher.with(headers));
    }

    private Watcher kept(Watcher watcher) {
        watchers.add(watcher);
        return watcher;
    }

    private static String lastingASecond(String user) {
        return given().formParam("grant_type", "password")
                .formParam("client_id", "short-lived")
                .formParam("username", user)
                .formParam("password", user)
                .post(MusterBacking.issuer() + "/protocol/openid-connect/token")
                .path("access_token");
    }
}
