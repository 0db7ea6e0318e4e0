package org.muster.expert.invitation;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.expert.testing.ANeed;
import org.muster.expert.testing.AnExpert;
import org.muster.expert.testing.AnInvitation;
import org.muster.expert.testing.As;
import org.muster.expert.testing.Rows;
import org.muster.platform.testing.TestEvents;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.muster.expert.testing.AnExpert.free;
import static org.muster.expert.testing.AnInvitation.inState;

/** What the invited answer once they have logged in. */
@QuarkusTest
class InvitationAnswerTest {

    @BeforeEach
    void tree() {
        TreeFixture.load();
    }

    @Test
    void acceptsAndIsBooked() {
        String expert = free("expert1");
        String need = ANeed.with("seats", 1).open();
        String invitation = AnInvitation.to(expert, need);
        As.user("expert1")
                .get("/api/invitations?state=INVITED")
                .then()
                .statusCode(200)
                .body("id", hasItem(invitation));
        As.user("expert1")
                .post("/api/invitations/" + invitation + "/acceptance")
                .then()
                .statusCode(200)
                .body("state", equalTo("ACCEPTED"));
        As.manager()
                .get("/api/needs/" + need)
                .then()
                .body("state", equalTo("FILLED"))
                .body("seatsTaken", equalTo(1));
        As.user("expert1")
                .get("/api/engagements?need=" + need)
                .then()
                .statusCode(200)
                .body("[0].startOn", equalTo(ANeed.tomorrow().toString()))
                .body("[0].endOn", equalTo(ANeed.tomorrow().plusDays(9).toString()))
                .body("[0].state", equalTo("ACTIVE"));
        assertThat(Rows.count(
                        "select count(*) from expert where id = ?::uuid and last_contact_on ="
                                + " (now() at time zone 'Asia/Shanghai')::date",
                        expert))
                .isEqualTo(1);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(TestEvents.received(
                                "org.muster.invitation.accepted",
                                data -> data.path("invitationId").asText().equals(invitation)))
                        .singleElement()
                        .satisfies(event -> assertThat(
                                        event.data().path("expertId").asText())
                                .isEqualTo(expert)));
    }

    @Test
    void lookingAtContactDataNeedsNoPurposeAfterTheAcceptance() {
        String expert = free("expert1");
        String invitation = AnInvitation.to(expert, ANeed.usual().open());
        As.user("expert1")
                .post("/api/invitations/" + invitation + "/acceptance")
                .then()
                .statusCode(200);
        As.manager().get("/api/experts/" + expert + "/contact").then().statusCode(200);
    }

    @Test
    void cannotBeInTwoPlaces() {
        String expert = free("expert1");
        String first = AnInvitation.to(expert, ANeed.usual().open());
        String need = ANeed.with("title", "另一项支援").open();
        String second = AnInvitation.to(expert, need);
        As.user("expert1")
                .post("/api/invitations/" + first + "/acceptance")
                .then()
                .statusCode(200);
        As.user("expert1")
                .post("/api/invitations/" + second + "/acceptance")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/double-booking"))
                .body("detail", containsString("呼吸科医师远程会诊"));
        assertThat(inState(second, "INVITED")).isEqualTo(1);
        As.manager().get("/api/needs/" + need).then().body("seatsTaken", equalTo(0));
        As.manager()
                .body(Map.of("need", ANeed.usual().open(), "expert", expert))
                .post("/api/invitations")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/expert-engaged"));
    }

    @Test
    void mayFollowOneEngagementWithTheNextDaysOne() {
        String expert = free("expert1");
        LocalDate day = ANeed.tomorrow();
        String first =
                AnInvitation.to(expert, ANeed.usual().from(day, day.plusDays(3)).open());
        String second = AnInvitation.to(
                expert, ANeed.usual().from(day.plusDays(4), day.plusDays(6)).open());
        for (String invitation : List.of(first, second)) {
            As.user("expert1")
                    .post("/api/invitations/" + invitation + "/acceptance")
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void declinesWithAReasonAndMayBeAskedAgain() {
        String expert = free("expert1");
        String need = ANeed.usual().open();
        String invitation = AnInvitation.to(expert, need);
        As.user("expert1")
                .body(Map.of("reason", "本院值班"))
                .post("/api/invitations/" + invitation + "/decline")
                .then()
                .statusCode(200)
                .body("state", equalTo("DECLINED"))
                .body("reason", equalTo("本院值班"));
        As.user("expert1")
                .post("/api/invitations/" + invitation + "/acceptance")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/invitation-not-open"));
        AnInvitation.to(expert, need);
    }

    @Test
    void proposesAnotherTimeToWhichTheManagerAgrees() {
        String expert = free("expert2");
        String need = ANeed.usual().open();
        String invitation = AnInvitation.to(expert, need);
        LocalDate from = ANeed.tomorrow().plusDays(5);
        As.user("expert2")
                .body(Map.of(
                        "startOn", from.toString(), "endOn", from.plusDays(9).toString(), "reason", "之前值班"))
                .post("/api/invitations/" + invitation + "/counter-proposal")
                .then()
                .statusCode(200)
                .body("state", equalTo("COUNTER_PROPOSED"))
                .body("counterStartOn", equalTo(from.toString()));
        As.manager()
                .post("/api/invitations/" + invitation + "/agreement")
                .then()
                .statusCode(200)
                .body("state", equalTo("ACCEPTED"))
                .body("startOn", equalTo(from.toString()));
        assertThat(Rows.count(
                        "select count(*) from engagement where invitation = ?::uuid and during ="
                                + " daterange(?::date, ?::date, '[]')",
                        invitation,
                        from.toString(),
                        from.plusDays(9).toString()))
                .isEqualTo(1);
        As.manager()
                .post("/api/invitations/" + invitation + "/agreement")
                .then()
                .statusCode(409);
    }

    @Test
    void proposesOnlyATimeThatHelps() {
        String invitation = AnInvitation.to(free("expert2"), ANeed.usual().open());
        String path = "/api/invitations/" + invitation + "/counter-proposal";
        LocalDate late = ANeed.tomorrow().plusDays(30);
        As.user("expert2")
                .body(Map.of("startOn", late.toString(), "endOn", late.toString()))
                .post(path)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/counter-proposal-outside"));
        As.user("expert2")
                .body(Map.of(
                        "startOn", late.toString(), "endOn", late.minusDays(20).toString()))
                .post(path)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/period-backwards"));
        As.user("expert2").body("{}").post(path).then().statusCode(400);
        assertThat(inState(invitation, "INVITED")).isEqualTo(1);
    }

    @Test
    void answersNobodyElsesInvitation() {
        String invitation = AnInvitation.to(free("expert1"), ANeed.usual().open());
        free("expert2");
        As.user("expert2")
                .post("/api/invitations/" + invitation + "/acceptance")
                .then()
                .statusCode(404);
        As.user("expert2")
                .body("{}")
                .post("/api/invitations/" + invitation + "/decline")
                .then()
                .statusCode(404);
        As.user("expert2")
                .body(Map.of(
                        "startOn",
                        ANeed.tomorrow().toString(),
                        "endOn",
                        ANeed.tomorrow().toString()))
                .post("/api/invitations/" + invitation + "/counter-proposal")
                .then()
                .statusCode(404);
        As.user("expert2").get("/api/invitations").then().statusCode(200).body("id", not(hasItem(invitation)));
        As.user("expert2").get("/api/invitations/" + invitation).then().statusCode(403);
        assertThat(inState(invitation, "INVITED")).isEqualTo(1);
    }

    @Test
    void isThankedWhenTheSeatsAreTaken() {
        String need = ANeed.with("seats", 1).open();
        String late = AnInvitation.to(free("expert1"), need);
        String first = AnInvitation.to(free("expert2"), need);
        As.user("expert2")
                .post("/api/invitations/" + first + "/acceptance")
                .then()
                .statusCode(200);
        As.user("expert1")
                .get("/api/invitations?need=" + need)
                .then()
                .body("[0].state", equalTo("WITHDRAWN"))
                .body("[0].withdrawnBecause", equalTo("FULL"))
                .body("[0].closing", containsString("感谢"));
        As.user("expert1")
                .header("Accept-Language", "en")
                .post("/api/invitations/" + late + "/acceptance")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/invitation-full"))
                .body("detail", containsString("Thank you"));
        As.manager()
                .body(Map.of("need", need, "expert", AnExpert.who().inThePool()))
                .post("/api/invitations")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/need-full"));
    }
}
