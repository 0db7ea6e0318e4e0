package org.muster.notice.delegation;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.muster.notice.testing.TestClock;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.muster.notice.document.NoticeFixture.aNotice;
import static org.muster.notice.testing.Caller.anonymous;
import static org.muster.notice.testing.Caller.as;

/** In months no other test knows, so that no other test meets what is delegated here. */
@QuarkusTest
class DelegationTest {

    /** Each test has its own. */
    private static YearMonth month = YearMonth.of(2028, 1);

    @Inject
    TestClock clock;

    @Inject
    Jdbi jdbi;

    @BeforeAll
    static void tree() {
        TreeFixture.load();
    }

    @AfterEach
    void nextMonth() {
        clock.start();
        month = month.plusMonths(1);
    }

    @Nested
    class AsTheOneWhoStandsIn {

        @Test
        void approvesAndIssuesOnlyInThePeriod() {
            clock.stopAt(month + "-01T09:00");
            String early = submitted();
            given("ln-issuer", "ln-clerk");
            clock.stopAt(month + "-01T23:59:59");
            approve("ln-clerk", early).then().statusCode(403).body("type", endsWith("/role-missing"));
            issue("ln-clerk", early).then().statusCode(403);

            clock.stopAt(month + "-02T00:00");
            approve("ln-clerk", early).then().statusCode(200).body("state", equalTo("APPROVED"));
            issue("ln-clerk", early).then().statusCode(200);
            clock.stopAt(month + "-04T23:59:59");
            String late = submitted();
            approve("ln-clerk", late).then().statusCode(200);

            clock.stopAt(month + "-05T00:00");
            issue("ln-clerk", late).then().statusCode(403);
            as("ln-issuer").get("/api/notices/{id}", late).then().body("state", equalTo("APPROVED"));
        }

        @Test
        void isNamedTogetherWithTheIssuerOnWhatItDid() {
            clock.stopAt(month + "-01T09:00");
            String delegation = given("ln-issuer", "ln-clerk");
            clock.stopAt(month + "-03T09:00");
            String notice = submitted();
            as("ln-clerk").get("/api/notices/{id}", notice).then().statusCode(200);
            approve("ln-clerk", notice)
                    .then()
                    .statusCode(200)
                    .body(
                            "steps.find { it.step == 'APPROVED' }.remark",
                            allOf(startsWith("由"), containsString("代"), endsWith("签")));
            issue("ln-clerk", notice).then().statusCode(200);

            as("ln-issuer")
                    .get("/api/notices/{id}", notice)
                    .then()
                    .body("steps.find { it.step == 'ISSUED' }.remark", startsWith("由"))
                    .body("steps.find { it.step == 'SUBMITTED' }.remark", nullValue());
            assertThat(audited(notice, delegation)).isEqualTo(2);
            clock.stopAt(month + "-06T09:00");
            approve("ln-issuer", submitted())
                    .then()
                    .statusCode(200)
                    .body("steps.find { it.step == 'APPROVED' }.remark", nullValue());
        }

        @Test
        void losesTheRightAtOnceWhenItIsEnded() {
            clock.stopAt(month + "-01T09:00");
            String delegation = given("ln-issuer", "ln-clerk");
            clock.stopAt(month + "-03T09:00");
            String notice = submitted();
            end("ln-clerk", delegation).then().statusCode(403);
            approve("ln-clerk", notice).then().statusCode(200);
            end("ln-issuer", delegation).then().statusCode(200).body("state", equalTo("OVER"));

            issue("ln-clerk", notice).then().statusCode(403);
            as("ln-clerk").get("/api/notices/{id}", submitted()).then().statusCode(404);
            end("ln-issuer", delegation).then().statusCode(409).body("type", endsWith("/delegation-over"));
        }

        @Test
        void passesNothingOnAndDoesNothingElseOfAnIssuer() {
            clock.stopAt(month + "-01T09:00");
            given("ln-issuer", "ln-clerk");
            clock.stopAt(month + "-03T09:00");

            give("ln-clerk", "ln-duty").then().statusCode(403);
            String issued = aNotice().issued();
            as("ln-clerk")
                    .body(Map.of("reason", "文件有误"))
                    .post("/api/notices/{id}/revocation", issued)
                    .then()
                    .statusCode(403);
            approve("ln-duty", submitted()).then().statusCode(403);
        }

        @Test
        void hasNoRightInAnotherOrganisation() {
            clock.stopAt(month + "-01T09:00");
            given("ln-issuer", "js-clerk");
            given("ln-issuer", "yyx-clerk");
            clock.stopAt(month + "-03T09:00");
            String notice = submitted();

            approve("js-clerk", notice).then().statusCode(403);
            approve("yyx-clerk", notice).then().statusCode(403);
            as("ln-issuer").get("/api/notices/{id}", notice).then().body("state", equalTo("SUBMITTED"));
        }
    }

    @Nested
    class AsIssuer {

        @Test
        void givesItForAFitPeriodToSomebodyElse() {
            clock.stopAt(month + "-01T09:00");
            give("ln-issuer", "ln-issuer").then().statusCode(422).body("type", endsWith("/delegation-to-oneself"));
            Map<String, Object> backwards = delegation("ln-clerk");
            backwards.put("endsAt", backwards.get("startsAt"));
            refused(backwards);
            Map<String, Object> past = delegation("ln-clerk");
            past.put("startsAt", month.minusMonths(1) + "-01T00:00:00Z");
            past.put("endsAt", month.minusMonths(1) + "-28T00:00:00Z");
            refused(past);
            Map<String, Object> forGood = delegation("ln-clerk");
            forGood.put("endsAt", month.plusMonths(4) + "-28T00:00:00Z");
            refused(forGood);
            as("ln-issuer")
                    .body(Map.of("to", "ln-clerk"))
                    .post("/api/delegations")
                    .then()
                    .statusCode(400);
            give("ln-drafter", "ln-clerk").then().statusCode(403);
        }

        @Test
        void endsItsOwnOrLetsTheAdministratorDoIt() {
            clock.stopAt(month + "-01T09:00");
            String delegation = given("ln-issuer", "ln-clerk");
            end("yyx-issuer", delegation).then().statusCode(404);
            end("cast-admin", delegation).then().statusCode(403);
            end("ln-admin", delegation).then().statusCode(200);
        }

        @Test
        void isSeenByColleaguesAndThoseAbove() {
            clock.stopAt(month + "-01T09:00");
            String delegation = given("ln-issuer", "ln-clerk");
            as("ln-drafter")
                    .get("/api/delegations?limit=200")
                    .then()
                    .statusCode(200)
                    .body("id", hasItem(delegation));
            as("cast-admin")
                    .get("/api/delegations?limit=200&organisation=KX-210000")
                    .then()
                    .statusCode(200)
                    .body("id", hasItem(delegation));
            as("js-clerk").get("/api/delegations?limit=200").then().body("id", not(hasItem(delegation)));
            as("js-clerk").get("/api/delegations?organisation=KX-210000").then().statusCode(403);
            as("js-clerk").get("/api/delegations/{id}", delegation).then().statusCode(404);
            as("ln-clerk").get("/api/delegations/{id}", delegation).then().body("state", equalTo("AHEAD"));
            anonymous().get("/api/delegations").then().statusCode(401);
        }
    }

    /** From the second to the fourth of the month, Shanghai time. */
    private static Map<String, Object> delegation(String to) {
        return new HashMap<>(Map.of(
                "to",
                to,
                "toName",
                "王秀兰",
                "startsAt",
                month + "-01T16:00:00Z",
                "endsAt",
                month + "-04T16:00:00Z",
                "reason",
                "赴京参加会议"));
    }

    private static Response give(String user, String to) {
        return as(user).body(delegation(to)).post("/api/delegations");
    }

    private static String given(String user, String to) {
        return give(user, to).then().statusCode(201).extract().path("id");
    }

    private static void refused(Map<String, Object> delegation) {
        as("ln-issuer")
                .body(delegation)
                .post("/api/delegations")
                .then()
                .statusCode(422)
                .body("type", endsWith("/delegation-period"));
    }

    private static Response end(String user, String id) {
        return as(user).post("/api/delegations/{id}/end", id);
    }

    private static String submitted() {
        String id = aNotice().drafted();
        as("ln-drafter").post("/api/notices/{id}/submission", id).then().statusCode(200);
        return id;
    }

    private static Response approve(String user, String id) {
        return as(user).post("/api/notices/{id}/approval", id);
    }

    private static Response issue(String user, String id) {
        return as(user).post("/api/notices/{id}/issue", id);
    }

    private int audited(String notice, String delegation) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select count(*) from audit where object_id = ? and detail ->> 'delegation' = ?")
                .bind(0, notice)
                .bind(1, delegation)
                .mapTo(Integer.class)
                .one());
    }
}
