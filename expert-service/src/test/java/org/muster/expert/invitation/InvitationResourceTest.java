package org.muster.expert.invitation;

import java.time.Duration;
import java.time.Instant;
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
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.muster.expert.testing.AnExpert.free;
import static org.muster.expert.testing.AnInvitation.inState;

@QuarkusTest
class InvitationResourceTest {

    @Inject
    InvitationExpiry expiry;

    @BeforeEach
    void tree() {
        TreeFixture.load();
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
}
