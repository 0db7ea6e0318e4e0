package org.muster.outreach.rumours;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muster.outreach.testing.Api;
import org.muster.outreach.testing.Schemas;
import org.muster.outreach.testing.Together;
import org.muster.platform.testing.TestEvents;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.muster.outreach.testing.Api.anonymous;
import static org.muster.outreach.testing.Api.as;
import static org.muster.outreach.testing.Api.count;
import static org.muster.outreach.testing.Api.newClaim;
import static org.muster.outreach.testing.Api.published;
import static org.muster.outreach.testing.Api.randomWord;
import static org.muster.outreach.testing.Api.reported;
import static org.muster.outreach.testing.Api.verdict;

@QuarkusTest
class RumourIntakeTest {

    @BeforeAll
    static void tree() {
        TreeFixture.load();
    }

    @Test
    void recordsTheSameTextOnceAndCountsItsAskers() {
        String claim = newClaim();
        String id = reported(claim);
        report(claim).statusCode(200).body("id", equalTo(id)).body("askers", is(2));
        report(claim).statusCode(200).body("id", equalTo(id)).body("askers", is(3));

        assertThat(rumoursSaying(claim)).isOne();
        assertThat(reportedEvents(id)).singleElement().satisfies(event -> {
            assertThat(Schemas.faults(event)).isEmpty();
            assertThat(event.data().path("text").asText()).isEqualTo(claim);
        });
    }

    @Test
    void recognisesTheSameClaimInAnotherSpelling() {
        String subject = randomWord(6);
        String id = reported("吃" + subject + "可以預防新型冠狀病毒肺炎？");
        report("听说 吃" + subject + "，可以预防新冠病毒吗！！").statusCode(200).body("id", equalTo(id));
    }

    @Test
    void countsNearlyIdenticalLongTextsAsOneClaim() {
        String text = "紧急通知：" + randomWord(60) + "，请大家相互转告，不要外出。";
        String id = reported(text);
        report(text + "收到").statusCode(200).body("id", equalTo(id)).body("askers", is(2));
        assertThat(count("select count(*) from rumour_wording where rumour_id = ?", UUID.fromString(id)))
                .isEqualTo(2);
    }

    @Test
    void keepsLongTextsApartThatDifferInANumberOrADenial() {
        String words = randomWord(60);
        String id = reported("已有12人" + words + "会传染");
        anonymous()
                .body(Map.of("text", "已有13人" + words + "会传染"))
                .post("/api/public/rumours")
                .then()
                .statusCode(201);
        String denied = reported("已有12人" + words + "不会传染");
        assertThat(denied).isNotEqualTo(id);
    }

    @Test
    void recordsOneClaimWhenManySendItAtTheSameMoment() throws Exception {
        String claim = newClaim();
        List<Integer> statuses = Together.run(12, () -> report(claim).extract().statusCode());

        assertThat(statuses).containsOnly(200, 201).containsOnlyOnce(201);
        assertThat(rumoursSaying(claim)).isOne();
        report(claim).body("askers", is(13));
    }

    @Test
    void countsTheSameContactOnce() {
        String claim = newClaim();
        reportWithContact(claim, "139 0000 1234").statusCode(201).body("askers", is(1));
        reportWithContact(claim, "13900001234").statusCode(200).body("askers", is(1));
        reportWithContact(claim, "somebody@example.org").statusCode(200).body("askers", is(2));
    }

    @Test
    void keepsContactsSealedWithPurposeAndEnd() {
        String claim = newClaim();
        String id = reportWithContact(claim, "13900005678").extract().path("id");
        assertThat(count("""
                        select count(*) from rumour_contact where rumour_id = ? and purpose <> ''
                            and expires_at between now() + interval '29 days' and now() + interval '31 days'
                            and position('13900005678'::bytea in sealed) = 0""", UUID.fromString(id))).isOne();
    }

    @Test
    void doesNotCountOneAddressWithoutEnd() {
        String claim = newClaim();
        for (int i = 0; i < 25; i++) {
            report(claim);
        }
        report(claim).body("askers", is(20));
    }

    @Test
    void countsARepeatedRequestWithItsKeyOnce() {
        String claim = newClaim();
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 3; i++) {
            anonymous()
                    .header("Idempotency-Key", key)
                    .body(Map.of("text", claim))
                    .post("/api/public/rumours")
                    .then()
                    .statusCode(201)
                    .body("askers", is(1));
        }
    }

    @Test
    void saysHonestlyThatThereIsNoAnswerYet() {
        String claim = newClaim();
        String id = report(claim)
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body("status", equalTo("NO_ANSWER_YET"))
                .body("answers", empty())
                .body("expectedBy", notNullValue())
                .body("message", containsString("请不要转发"))
                .extract()
                .path("id");
        anonymous()
                .header("Accept-Language", "en")
                .get("/api/public/rumours/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo("NO_ANSWER_YET"))
                .body("message", containsString("do not forward"))
                .body("text", nullValue());
    }

    @Test
    void answersAtOnceWhatHasAVerdict() {
        String claim = newClaim();
        String verdict = published(verdict(claim));
        String id = report("听说" + claim)
                .statusCode(201)
                .body("status", equalTo("ANSWERED"))
                .body("answers[0].id", equalTo(verdict))
                .extract()
                .path("id");
        as(Api.CHECKER)
                .get("/api/rumours/" + id)
                .then()
                .body("status", equalTo("ANSWERED"))
                .body("verdict", equalTo(verdict));
    }

    @Test
    void repliesDifferentlyToNobodyButByLanguage() {
        assertThat(new HashSet<>(List.of(
                        check("zh").extract().<String>path("message"),
                        check("en").extract().<String>path("message"))))
                .hasSize(2);
    }

    @Test
    void refusesWhatCannotBeChecked() {
        refused(Map.of("text", " "), 400, "/problems/invalid-fields");
        refused(Map.of("text", "？？！……"), 422, "/problems/nothing-to-check");
        refused(Map.of("text", "长".repeat(2001)), 400, "/problems/invalid-fields");
        refused(Map.of("text", newClaim(), "link", "javascript:alert(1)"), 400, "/problems/invalid-fields");
        refused(Map.of("text", newClaim(), "contact", "1".repeat(101)), 400, "/problems/invalid-fields");
        refused(Map.of("text", newClaim(), "name", "张三"), 400, "/problems/unknown-field");
        anonymous()
                .body("{\"text\": ")
                .post("/api/public/rumours")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/malformed-json"));
        anonymous()
                .body("{\"text\": \"" + "长".repeat(30_000) + "\"}")
                .post("/api/public/rumours")
                .then()
                .statusCode(413)
                .body("type", equalTo("/problems/http-413"));
        anonymous().get("/api/public/rumours/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void takesTheLongestTextAllowed() {
        report(randomWord(2000)).statusCode(201);
    }

    private static void refused(Map<String, Object> body, int status, String type) {
        anonymous()
                .body(body)
                .post("/api/public/rumours")
                .then()
                .statusCode(status)
                .body("type", equalTo(type));
    }

    private static ValidatableResponse check(String language) {
        return anonymous()
                .header("Accept-Language", language)
                .queryParam("text", "从来没有人问过的" + randomWord(4))
                .get("/api/public/check")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse report(String text) {
        return anonymous()
                .body(Map.of("text", text))
                .post("/api/public/rumours")
                .then();
    }

    private static ValidatableResponse reportWithContact(String text, String contact) {
        return anonymous()
                .body(Map.of("text", text, "contact", contact))
                .post("/api/public/rumours")
                .then();
    }

    private static long rumoursSaying(String text) {
        return count("select count(*) from rumour where text = ?", text);
    }

    private static List<TestEvents.Received> reportedEvents(String id) {
        return await().until(
                        () -> TestEvents.received(
                                "org.muster.rumour.reported",
                                data -> data.path("rumourId").asText().equals(id)),
                        events -> !events.isEmpty());
    }
}
