package org.muster.notice.delegation;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

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
import io.restassured.response.ValidatableResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.muster.notice.document.NoticeFixture.aNotice;
import static org.muster.notice.document.NoticeFixture.aNoticeOfTheSociety;
import static org.muster.notice.document.NoticeFixture.organisation;
import static org.muster.notice.document.Together.together;
import static org.muster.notice.response.ResponseFixture.aResponseTo;
import static org.muster.notice.testing.Caller.anonymous;
import static org.muster.notice.testing.Caller.as;
import static org.muster.notice.testing.Caller.unique;

/** In months no other test knows, so that no other test meets what is delegated here. */
@QuarkusTest
class DelegationTest {

    /** Each test has its own. */
    private static YearMonth month = YearMonth.of(2028, 1);

    @Inject
    TestClock clock;

    @Inject
    Jdbi jdbi;

    @Inject
    Delegations delegations;

    @Inject
    Deputies deputies;

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
        void isToldOfItFromTheDayItIsGivenUntilItIsOver() {
            clock.stopAt(month + "-01T09:00");
            String delegation = given("ln-issuer", "ln-reporter");
            String mine = "find { it.id == '" + delegation + "' }.";
            toMe("ln-reporter")
                    .body(mine + "state", equalTo("AHEAD"))
                    .body(mine + "fromName", equalTo("辽宁省科协签发人"))
                    .body(mine + "roles", contains("issuer"));
            clock.stopAt(month + "-03T09:00");
            toMe("ln-reporter").body(mine + "state", equalTo("IN_FORCE"));
            toMe("ln-issuer").body("id", not(hasItem(delegation)));
            toMe("js-clerk").body("id", not(hasItem(delegation)));
            anonymous().get("/api/delegations/mine").then().statusCode(401);
            end("ln-issuer", delegation).then().statusCode(200);
            toMe("ln-reporter").body("id", not(hasItem(delegation)));
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
        void passesNothingOnButWhatItHasItself() {
            clock.stopAt(month + "-01T09:00");
            given("ln-issuer", "ln-drafter");
            given("ln-duty", "ln-clerk");
            clock.stopAt(month + "-03T09:00");

            give("ln-drafter", "ln-clerk").then().statusCode(403).body("type", endsWith("/delegation-chain"));
            give("ln-clerk", "ln-drafter").then().statusCode(201).body("roles", contains("clerk"));
            approve("ln-reporter", submitted()).then().statusCode(403);
        }

        @Test
        void takesBackAndCorrectsAsTheIssuerMay() {
            clock.stopAt(month + "-01T09:00");
            given("ln-issuer", "ln-clerk");
            clock.stopAt(month + "-03T09:00");
            as("ln-clerk")
                    .body(Map.of("reason", "文件有误"))
                    .post("/api/notices/{id}/revocation", aNotice().issued())
                    .then()
                    .statusCode(200)
                    .body("ending.by", equalTo("辽宁省科协收发员（代辽宁省科协签发人）"));
        }

        @Test
        void signsForAnswersAndClosesTasksAsTheClerkMay() {
            clock.stopAt(month + "-01T09:00");
            String delegation = given("yyx-clerk", "yyx-issuer");
            clock.stopAt(month + "-03T09:00");
            String notice = aNotice()
                    .to(organisation("XH-210000-YYX"))
                    .with("tasks", List.of(Map.of("number", 1, "text", "报送名单")))
                    .issued();
            String both = "辽宁省医疗保险研究会签发人（代辽宁省医疗保险研究会收发员）";
            as("yyx-issuer")
                    .post("/api/inbox/{id}/signature", notice)
                    .then()
                    .statusCode(200)
                    .body("by", equalTo(both));
            as("yyx-issuer")
                    .body(Map.of("text", "已落实"))
                    .post("/api/inbox/{id}/reply", notice)
                    .then()
                    .statusCode(200)
                    .body("by", equalTo(both));
            assertThat(audited(notice, delegation)).isEqualTo(2);
            as("ln-issuer")
                    .get("/api/notices/{id}/receipts?act=SIGNED", notice)
                    .then()
                    .body("by", contains(both));

            // closing a task is an issuer's own right
            String task = as("yyx-issuer").get("/api/tasks?source=" + notice).path("[0].id");
            as("yyx-issuer")
                    .body(Map.of("result", "已报送"))
                    .post("/api/tasks/{id}/completion", task)
                    .then()
                    .statusCode(200)
                    .body("completion.by", equalTo("辽宁省医疗保险研究会签发人"));
            clock.stopAt(month + "-05T00:00");
            String later = aNotice().to(organisation("XH-210000-YYX")).issued();
            as("yyx-issuer").post("/api/inbox/{id}/signature", later).then().statusCode(403);
        }

        @Test
        void activatesChangesAndEndsAResponseAsTheDutyOfficerMay() {
            clock.stopAt(month + "-01T09:00");
            given("ln-duty", "ln-drafter");
            clock.stopAt(month + "-03T09:00");
            String both = "辽宁省科协拟稿人（代辽宁省科协值班员）";
            String response = aResponseTo(unique("台风")).activatedBy("ln-drafter");
            as("ln-drafter")
                    .body(Map.of("level", "II"))
                    .post("/api/responses/{id}/level", response)
                    .then()
                    .statusCode(200);
            as("ln-drafter")
                    .post("/api/responses/{id}/stand-down", response)
                    .then()
                    .statusCode(200);
            as("ln-duty").get("/api/responses/{id}", response).then().body("history.by", contains(both, both, both));
            clock.stopAt(month + "-05T00:00");
            aResponseTo(unique("台风")).sentBy("ln-drafter").then().statusCode(403);
        }

        @Test
        void leavesTheIssuerTheSignatoryOfAnUpwardDocument() {
            clock.stopAt(month + "-01T09:00");
            given("yyx-issuer", "yyx-clerk");
            clock.stopAt(month + "-03T09:00");
            String notice = aNoticeOfTheSociety()
                    .with("type", "请示")
                    .with("title", "关于疫情防控经费的请示")
                    .to(organisation("KX-210000"))
                    .drafted();
            as("yyx-issuer").post("/api/notices/{id}/submission", notice).then().statusCode(200);
            approve("yyx-clerk", notice).then().statusCode(200);
            issue("yyx-clerk", notice).then().statusCode(200);
            as("ln-clerk")
                    .get("/api/inbox/{id}", notice)
                    .then()
                    .statusCode(200)
                    .body("elements.signatory", equalTo("辽宁省医疗保险研究会签发人"));
        }

        @Test
        void hasNoRightInAnotherOrganisation() {
            clock.stopAt(month + "-01T09:00");
            for (String elsewhere : List.of("js-clerk", "yyx-clerk", "cast-admin", "nobody-at-all")) {
                give("ln-issuer", elsewhere).then().statusCode(422).body("type", endsWith("/delegation-elsewhere"));
            }
            clock.stopAt(month + "-03T09:00");
            approve("yyx-clerk", submitted()).then().statusCode(403);
        }
    }

    @Nested
    class WhenTheRightIsLost {

        @Test
        void endsWithTheLastRoleThatWasLent() {
            clock.stopAt(month + "-01T09:00");
            String giver = account("issuer", "clerk");
            String delegation = lent(giver, giver, "ln-drafter", "issuer", "clerk");
            roles(giver, "clerk", "reporter");
            as("ln-clerk")
                    .get("/api/delegations/{id}", delegation)
                    .then()
                    .body("roles", contains("clerk"))
                    .body("state", equalTo("AHEAD"));
            roles(giver, "reporter");
            as("ln-clerk")
                    .get("/api/delegations/{id}", delegation)
                    .then()
                    .body("state", equalTo("OVER"))
                    .body("endReason", equalTo("ROLES_LOST"))
                    .body("endedBy", nullValue());
        }

        @Test
        void endsAtOnceWithTheAccount() {
            clock.stopAt(month + "-01T09:00");
            String giver = account("issuer");
            String delegation = lent(giver, giver, "ln-drafter", "issuer");
            clock.stopAt(month + "-03T09:00");
            String notice = submitted();
            approve("ln-drafter", notice).then().statusCode(200);
            as("ln-admin").post("/api/staff/{id}/disabling", giver).then().statusCode(200);
            issue("ln-drafter", notice).then().statusCode(403);
            as("ln-clerk").get("/api/delegations/{id}", delegation).then().body("endReason", equalTo("ACCOUNT_LOST"));
        }

        @Test
        void noticesWhatHappenedInTheIdentityProviderItself() {
            clock.stopAt(month + "-01T09:00");
            String gone = lent(UUID.randomUUID().toString(), "gone", "ln-drafter", "issuer");
            String narrowed = lent(account("clerk"), "there", "ln-drafter", "issuer", "clerk");
            String whole = lent(account("clerk"), "there", "ln-drafter", "clerk");
            delegations.watch();
            as("ln-clerk").get("/api/delegations/{id}", gone).then().body("endReason", equalTo("ACCOUNT_LOST"));
            as("ln-clerk").get("/api/delegations/{id}", narrowed).then().body("roles", contains("clerk"));
            as("ln-clerk").get("/api/delegations/{id}", whole).then().body("state", equalTo("AHEAD"));
        }

        private String account(String... roles) {
            return as("ln-admin")
                    .body(Map.of(
                            "username",
                            "t-" + UUID.randomUUID().toString().substring(0, 12),
                            "name",
                            "赵处长",
                            "organisation",
                            "KX-210000",
                            "roles",
                            List.of(roles)))
                    .post("/api/staff")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
        }

        private void roles(String account, String... roles) {
            as("ln-admin")
                    .body(Map.of("roles", List.of(roles)))
                    .put("/api/staff/{id}/roles", account)
                    .then()
                    .statusCode(200);
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
        void hasOneDeputyForARoleAtATime() throws Exception {
            clock.stopAt(month + "-01T09:00");
            List<Integer> answers = together(
                    3,
                    i -> give(
                                    "ln-issuer",
                                    List.of("ln-clerk", "ln-drafter", "ln-duty").get(i))
                            .statusCode());
            assertThat(answers).containsExactlyInAnyOrder(201, 409, 409);
            give("ln-issuer", "ln-clerk").then().statusCode(409).body("type", endsWith("/delegation-overlaps"));
            given("ln-clerk", "ln-duty");
        }

        @Test
        void findsNoDeputyInSomebodyWhoIsAway() {
            clock.stopAt(month + "-01T09:00");
            lent(UUID.randomUUID().toString(), "ln-clerk", "ln-drafter", "issuer");
            give("ln-issuer", "ln-clerk").then().statusCode(409).body("type", endsWith("/delegation-deputy-away"));
            given("ln-duty", "ln-clerk");
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

    private static ValidatableResponse toMe(String user) {
        return as(user).get("/api/delegations/mine").then().statusCode(200);
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

    /** As if the account's person had given it, who need not log in for that here. */
    private String lent(String subject, String account, String to, String... roles) {
        String id = UUID.randomUUID().toString();
        jdbi.useHandle(handle -> handle.createUpdate(
                        "insert into delegation (id, organisation, from_subject, from_account, from_name, to_account,"
                                + " to_name, roles, reason, starts_at, ends_at, given_at) values (:id::uuid,"
                                + " 'KX-210000', :subject, :account, '赵处长', :to, '钱科长', :roles, '出差',"
                                + " :start::timestamptz, :end::timestamptz, :now)")
                .bind("id", id)
                .bind("subject", subject)
                .bind("account", account)
                .bind("to", to)
                .bindArray("roles", String.class, (Object[]) roles)
                .bind("start", month + "-01T16:00:00Z")
                .bind("end", month + "-04T16:00:00Z")
                .bind("now", clock.instant())
                .execute());
        deputies.look();
        return id;
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
