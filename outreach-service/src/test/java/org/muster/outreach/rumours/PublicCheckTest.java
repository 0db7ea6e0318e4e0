package org.muster.outreach.rumours;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.nullValue;
import static org.muster.outreach.testing.Api.anonymous;
import static org.muster.outreach.testing.Api.count;
import static org.muster.outreach.testing.Api.newClaim;
import static org.muster.outreach.testing.Api.published;
import static org.muster.outreach.testing.Api.randomWord;
import static org.muster.outreach.testing.Api.verdict;

@QuarkusTest
class PublicCheckTest {

    @BeforeAll
    static void tree() {
        TreeFixture.load();
    }

    @Test
    void answersWithVerdictConfidenceAndAddress() {
        String claim = newClaim();
        String id = published(verdict(claim));
        check("请问" + claim.replace("？", "") + "是真的吗")
                .body("status", equalTo("ANSWERED"))
                .body("answers[0].id", equalTo(id))
                .body("answers[0].claim", equalTo(claim))
                .body("answers[0].verdict", equalTo("FALSE"))
                .body("answers[0].confidence", greaterThan(0.9f))
                .body("answers[0].confidence", lessThanOrEqualTo(1f))
                .body("answers[0].url", equalTo("/api/public/verdicts/" + id))
                .body("expectedBy", nullValue());
    }

    @Test
    void findsTheClaimInsideALongForwardedMessage() {
        String claim = newClaim();
        String id = published(verdict(claim));
        String message = (randomWord(7) + "，").repeat(100) + "专家说，" + claim + (randomWord(9) + "。").repeat(80);
        check(message).body("answers[0].id", equalTo(id));
    }

    @Test
    void isLessSureOfAnotherWording() {
        String subject = randomWord(8);
        published(verdict("用" + subject + "泡脚能杀死病毒？"));
        check("用" + subject + "来泡脚就能够把体内病毒全杀死")
                .body("status", equalTo("ANSWERED"))
                .body("answers[0].confidence", lessThanOrEqualTo(0.99f));
    }

    @Test
    void neverAnswersWithTheSameThingAboutAnotherPlace() {
        String event = randomWord(6);
        published(verdict("沈阳" + event + "停运？"));
        check("大连" + event + "停运？").body("status", equalTo("NO_ANSWER_YET"));
        check("沈阳市" + event + "停运了吗").body("status", equalTo("ANSWERED"));
    }

    @Test
    void saysHonestlyThatNothingIsKnownAndRecordsNothing() {
        long before = count("select count(*) from rumour");
        String expected = check(newClaim())
                .header("Cache-Control", "no-store")
                .body("status", equalTo("NO_ANSWER_YET"))
                .body("answers", empty())
                .body("message", containsString("请不要转发"))
                .body("id", nullValue())
                .extract()
                .path("expectedBy");
        assertThat(Duration.between(Instant.now(), Instant.parse(expected)))
                .isBetween(Duration.ofHours(23), Duration.ofHours(24));
        assertThat(count("select count(*) from rumour")).isEqualTo(before);
    }

    @Test
    void takesTheLongestTextAllowedAndNotMore() {
        check(randomWord(2000)).body("status", equalTo("NO_ANSWER_YET"));
        anonymous()
                .queryParam("text", randomWord(2001))
                .get("/api/public/check")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-fields"))
                .body("errors[0].pointer", equalTo("text"));
    }

    @Test
    void refusesWhatIsNoText() {
        anonymous().get("/api/public/check").then().statusCode(400).body("type", equalTo("/problems/invalid-fields"));
        anonymous()
                .queryParam("text", "？！")
                .get("/api/public/check")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/nothing-to-check"));
    }

    private static ValidatableResponse check(String text) {
        return anonymous()
                .queryParam("text", text)
                .get("/api/public/check")
                .then()
                .statusCode(200);
    }
}
