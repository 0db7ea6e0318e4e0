package org.muster.expert.invitation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
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
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
class InvitationResourceTest {

    @Inject
    InvitationExpiry expiry;

    @BeforeEach
    void tree() {
        TreeFixture.load();
    }

    private static long inState(String id, String state) {
        return Rows.count("select count(*) from invitation where id = ?::uuid and state = ?", id, state);
    }

    /** expert1 and expert2 are the same two people in every test, so each test frees them first. */
    private static String free(String username) {
        String expert = AnExpert.behind(username);
        Rows.change("update engagement set state = 'RELEASED' where expert = ?::uuid", expert);
        return expert;
    }

    @Nested
    class AsManager {

        @Test
        void invitesAndSetsADeadline() {
            String need = ANeed.usual().open();
            String expert = AnExpert.who().inThePool();
            As.manager()
                    .body(Map.of("need", need, "expert", expert, "message", "请支援"))
                    .post("/api/invitations")
                    .then()
                    .statusCode(201)
                    .header("Location", containsString("/api/invitations/"))
                    .body("state", equalTo("INVITED"))
                    .body("title", equalTo("呼吸科医师远程会诊"))
                    .body("organisation", equalTo("KX-210000"));
            assertThat(Rows.count(
                            "select count(*) from invitation where need = ?::uuid and expires_at between"
                                    + " now() + interval '71 hours' and now() + interval '73 hours'",
                            need))
                    .isEqualTo(1);
        }

        @Test
        void setsNoDeadlineAfterTheNeed() {
            String need = ANeed.usual().open();
            As.manager()
                    .body(Map.of(
                            "need",
                            need,
                            "expert",
                            AnExpert.who().inThePool(),
                            "expiresAt",
                            Instant.now().plus(Duration.ofDays(90)).toString()))
                    .post("/api/invitations")
                    .then()
                    .statusCode(201);
            assertThat(Rows.count(
                            "select count(*) from invitation i join need n on n.id = i.need where n.id = ?::uuid"
                                    + " and (i.expires_at at time zone 'Asia/Shanghai')::date = n.end_on + 1",
                            need))
                    .isEqualTo(1);
        }

        @Test
        void invitesNobodyTwice() {
            String need = ANeed.usual().open();
            String expert = AnExpert.who().inThePool();
            AnInvitation.to(expert, need);
            As.manager()
                    .body(Map.of("need", need, "expert", expert))
                    .post("/api/invitations")
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/already-invited"));
        }

        @Test
        void repeatsTheRequestWithoutInvitingTwice() {
            String need = ANeed.usual().open();
            String expert = AnExpert.who().inThePool();
            String key = UUID.randomUUID().toString();
            String first = As.manager()
                    .header("Idempotency-Key", key)
                    .body(Map.of("need", need, "expert", expert))
                    .post("/api/invitations")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            As.manager()
                    .header("Idempotency-Key", key)
                    .body(Map.of("need", need, "expert", expert))
                    .post("/api/invitations")
                    .then()
                    .statusCode(201)
                    .body("id", equalTo(first));
        }

        @Test
        void invitesNobodyWhoMayNotBeAsked() {
            String need = ANeed.usual().open();
            Map<String, String> lapsed = Map.of(
                    "need",
                    need,
                    "expert",
                    AnExpert.who().with("status", "LAPSED").inThePool());
            As.manager()
                    .body(lapsed)
                    .post("/api/invitations")
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/expert-lapsed"));
            Map<String, String> unlawful = Map.of(
                    "need", need, "expert", AnExpert.who().without("consent").inThePool());
            As.manager()
                    .body(unlawful)
                    .post("/api/invitations")
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/consent-missing"));
        }

        @Test
        void invitesOnlyForAnOpenNeed() {
            As.manager()
                    .body(Map.of(
                            "need",
                            ANeed.usual().submitted(),
                            "expert",
                            AnExpert.who().inThePool()))
                    .post("/api/invitations")
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/need-not-in-state"));
        }

        @Test
        void isToldWhatIsWrong() {
            String need = ANeed.usual().open();
            String expert = AnExpert.who().inThePool();
            As.manager().body("{}").post("/api/invitations").then().statusCode(400);
            As.manager()
                    .body(Map.of("need", "x", "expert", expert))
                    .post("/api/invitations")
                    .then()
                    .statusCode(400);
            As.manager()
                    .body(Map.of("need", UUID.randomUUID(), "expert", expert))
                    .post("/api/invitations")
                    .then()
                    .statusCode(404);
            As.manager()
                    .body(Map.of("need", need, "expert", UUID.randomUUID()))
                    .post("/api/invitations")
                    .then()
                    .statusCode(404);
            As.manager()
                    .body(Map.of("need", need, "expert", expert, "expiresAt", "2020-02-01T00:00:00Z"))
                    .post("/api/invitations")
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/expiry-in-the-past"));
            As.manager().get("/api/invitations?need=x").then().statusCode(400);
            As.manager().get("/api/invitations?state=LOST").then().statusCode(400);
        }

        @Test
        void withdrawsAndMayInviteAnew() {
            String need = ANeed.usual().open();
            String expert = AnExpert.who().inThePool();
            String invitation = AnInvitation.to(expert, need);
            As.manager()
                    .body(Map.of("reason", "改由他人支援"))
                    .post("/api/invitations/" + invitation + "/withdrawal")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("WITHDRAWN"));
            As.manager()
                    .post("/api/invitations/" + invitation + "/withdrawal")
                    .then()
                    .statusCode(409);
            AnInvitation.to(expert, need);
        }

        @Test
        void followsTheInvitationsOfANeed() {
            String need = ANeed.usual().open();
            String first = AnInvitation.to(AnExpert.who().inThePool(), need);
            String second = AnInvitation.to(AnExpert.who().inThePool(), need);
            As.manager()
                    .get("/api/invitations?need=" + need)
                    .then()
                    .statusCode(200)
                    .body("id", equalTo(List.of(second, first)));
            As.manager()
                    .get("/api/invitations?state=ACCEPTED&need=" + need)
                    .then()
                    .statusCode(200)
                    .body("size()", equalTo(0));
        }
    }

    @Nested
    class AsExpert {

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
            String first = AnInvitation.to(
                    expert, ANeed.usual().from(day, day.plusDays(3)).open());
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
                            "startOn",
                            from.toString(),
                            "endOn",
                            from.plusDays(9).toString(),
                            "reason",
                            "之前值班"))
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
                            "startOn",
                            late.toString(),
                            "endOn",
                            late.minusDays(20).toString()))
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

    @Nested
    class ByLink {

        @Test
        void acceptsOnceWithoutALogin() {
            String invitation =
                    AnInvitation.to(AnExpert.who().inThePool(), ANeed.usual().open());
            String link = AnInvitation.linkOf(invitation);
            As.nobody()
                    .get(link)
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", "no-store")
                    .body("title", equalTo("呼吸科医师远程会诊"))
                    .body("organisation", equalTo("辽宁省科学技术协会"))
                    .body("state", equalTo("INVITED"))
                    .body("expert", nullValue())
                    .body("expertName", nullValue());
            As.nobody().post(link + "/acceptance").then().statusCode(200).body("state", equalTo("ACCEPTED"));
            As.nobody().post(link + "/acceptance").then().statusCode(409);
            As.nobody().body("{}").post(link + "/decline").then().statusCode(409);
            assertThat(inState(invitation, "ACCEPTED")).isEqualTo(1);
            assertThat(Rows.count(
                            "select count(*) from audit where action = 'accept' and object_id = ?"
                                    + " and subject = 'anonymous'",
                            invitation))
                    .isEqualTo(1);
        }

        @Test
        void declinesAndCounterProposes() {
            String need = ANeed.usual().open();
            String declined = AnInvitation.to(AnExpert.who().inThePool(), need);
            As.nobody()
                    .body(Map.of("reason", "外出"))
                    .post(AnInvitation.linkOf(declined) + "/decline")
                    .then()
                    .statusCode(200);
            assertThat(inState(declined, "DECLINED")).isEqualTo(1);
            String countered = AnInvitation.to(AnExpert.who().inThePool(), need);
            As.nobody()
                    .body(Map.of(
                            "startOn",
                            ANeed.tomorrow().toString(),
                            "endOn",
                            ANeed.tomorrow().toString()))
                    .post(AnInvitation.linkOf(countered) + "/counter-proposal")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("COUNTER_PROPOSED"));
        }

        @Test
        void isToldThatADayIsTooFarAway() {
            String invitation =
                    AnInvitation.to(AnExpert.who().inThePool(), ANeed.usual().open());
            As.nobody()
                    .body(Map.of("startOn", ANeed.tomorrow().toString(), "endOn", "+999999999-12-31"))
                    .post(AnInvitation.linkOf(invitation) + "/counter-proposal")
                    .then()
                    .statusCode(400)
                    .body("errors[0].pointer", equalTo("/endOn"));
            assertThat(inState(invitation, "INVITED")).isEqualTo(1);
        }

        @Test
        void opensNothingWithAWrongOrReplacedSecret() {
            String invitation =
                    AnInvitation.to(AnExpert.who().inThePool(), ANeed.usual().open());
            String old = AnInvitation.linkOf(invitation);
            String link = AnInvitation.linkOf(invitation);
            for (String wrong :
                    List.of(old, link.substring(0, link.length() - 1), "/api/public/invitations/" + invitation)) {
                As.nobody().get(wrong).then().statusCode(404).body("type", equalTo("/problems/link-unknown"));
                As.nobody().post(wrong + "/acceptance").then().statusCode(404);
            }
            assertThat(inState(invitation, "INVITED")).isEqualTo(1);
        }

        @Test
        void isKeptAsAHashOnly() {
            String invitation =
                    AnInvitation.to(AnExpert.who().inThePool(), ANeed.usual().open());
            String secret = AnInvitation.linkOf(invitation).substring("/api/public/invitations/".length());
            assertThat(Rows.count("select count(*) from invitation i where i::text like ?", "%" + secret + "%"))
                    .isZero();
            assertThat(Rows.count("select count(*) from idempotency i where i::text like ?", "%" + secret + "%"))
                    .isZero();
            assertThat(new Secret(secret).toString()).doesNotContain(secret);
        }
    }

    @Nested
    class TheExpiry {

        @Test
        void closesWhatNobodyAnsweredAndOnlyThat() {
            String need = ANeed.usual().open();
            String expert = free("expert1");
            String late = AnInvitation.to(expert, need);
            String waiting = AnInvitation.to(AnExpert.who().inThePool(), need);
            Rows.change("update invitation set expires_at = now() - interval '1 minute' where id = ?::uuid", late);
            As.user("expert1")
                    .post("/api/invitations/" + late + "/acceptance")
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/invitation-expired"));
            As.manager().get("/api/invitations/" + late).then().body("state", equalTo("EXPIRED"));
            expiry.expire();
            assertThat(inState(late, "EXPIRED")).isEqualTo(1);
            assertThat(inState(waiting, "INVITED")).isEqualTo(1);
            AnInvitation.to(expert, need);
        }
    }

    @Nested
    class AsOthers {

        @Test
        void seeAndChangeNothing() {
            String need = ANeed.usual().open();
            String expert = AnExpert.who().inThePool();
            String invitation = AnInvitation.to(expert, need);
            As.neighbour().get("/api/invitations/" + invitation).then().statusCode(404);
            As.neighbour().get("/api/invitations").then().statusCode(200).body("id", not(hasItem(invitation)));
            for (String act : List.of("agreement", "withdrawal")) {
                As.neighbour()
                        .body("{}")
                        .post("/api/invitations/" + invitation + "/" + act)
                        .then()
                        .statusCode(404);
                As.user("ln-clerk")
                        .body("{}")
                        .post("/api/invitations/" + invitation + "/" + act)
                        .then()
                        .statusCode(403);
                As.nobody()
                        .body("{}")
                        .post("/api/invitations/" + invitation + "/" + act)
                        .then()
                        .statusCode(401);
            }
            String link = "/api/invitations/" + invitation + "/link";
            As.neighbour().put(link).then().statusCode(404);
            As.user("ln-clerk").put(link).then().statusCode(403);
            As.nobody().put(link).then().statusCode(401);
            As.neighbour()
                    .post("/api/invitations/" + invitation + "/acceptance")
                    .then()
                    .statusCode(403);
            As.neighbour()
                    .body(Map.of("need", need, "expert", expert))
                    .post("/api/invitations")
                    .then()
                    .statusCode(404);
            As.nobody().get("/api/invitations").then().statusCode(401);
            As.nobody()
                    .post("/api/invitations/" + invitation + "/acceptance")
                    .then()
                    .statusCode(401);
            As.manager()
                    .post("/api/invitations/" + invitation + "/acceptance")
                    .then()
                    .statusCode(403);
            assertThat(inState(invitation, "INVITED")).isEqualTo(1);
        }

        @Test
        void inviteNobodyFromAStrangePool() {
            String own = As.neighbour()
                    .body(ANeed.usual().without("organisation").json())
                    .post("/api/needs")
                    .then()
                    .extract()
                    .path("id");
            As.neighbour().post("/api/needs/" + own + "/validation").then().statusCode(200);
            As.neighbour()
                    .body(Map.of("need", own, "expert", AnExpert.who().inThePool()))
                    .post("/api/invitations")
                    .then()
                    .statusCode(404);
            assertThat(Rows.count("select count(*) from invitation where need = ?::uuid", own))
                    .isZero();
        }
    }

    @Nested
    class Engagements {

        @Test
        void areSeenByWhomTheyConcern() {
            String expert = free("expert1");
            String need = ANeed.usual().open();
            String invitation = AnInvitation.to(expert, need);
            As.user("expert1")
                    .post("/api/invitations/" + invitation + "/acceptance")
                    .then()
                    .statusCode(200);
            free("expert2");
            String path = "/api/engagements?limit=200";
            As.manager().get(path).then().statusCode(200).body("need", hasItem(need));
            As.user("dw1-clerk")
                    .get(path)
                    .then()
                    .body("need", hasItem(need))
                    .body("organisation", everyItem(equalTo("DW-YYX-1")));
            As.user("dw2-clerk").get(path).then().statusCode(200).body("need", not(hasItem(need)));
            As.user("expert2").get(path).then().statusCode(200).body("need", not(hasItem(need)));
            As.neighbour().get(path).then().statusCode(200).body("need", not(hasItem(need)));
            As.user("auditor").get(path).then().statusCode(403);
            As.nobody().get(path).then().statusCode(401);
            As.manager().get("/api/engagements?need=x").then().statusCode(400);
        }
    }
}
