package org.muster.notice.delegation;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
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
import static org.muster.notice.response.ResponseFixture.aResponseTo;
import static org.muster.notice.testing.Caller.anonymous;
import static org.muster.notice.testing.Caller.as;
import static org.muster.notice.testing.Caller.unique;

/** What the deputy may, and how it shows. */
@QuarkusTest
class StandingInTest extends OwnMonth {

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
        as("ln-drafter").post("/api/responses/{id}/stand-down", response).then().statusCode(200);
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

    private static ValidatableResponse toMe(String user) {
        return as(user).get("/api/delegations/mine").then().statusCode(200);
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
