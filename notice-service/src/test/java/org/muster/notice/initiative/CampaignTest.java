package org.muster.notice.initiative;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.muster.notice.testing.TestClock;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.muster.notice.initiative.InitiativeFixture.aCampaign;
import static org.muster.notice.initiative.InitiativeFixture.anInitiative;
import static org.muster.notice.initiative.InitiativeFixture.campaignOf;
import static org.muster.notice.initiative.InitiativeFixture.drafted;
import static org.muster.notice.initiative.InitiativeFixture.pledge;
import static org.muster.notice.initiative.InitiativeFixture.published;
import static org.muster.notice.initiative.InitiativeFixture.publishedToSociety;
import static org.muster.notice.testing.Caller.anonymous;
import static org.muster.notice.testing.Caller.as;

@QuarkusTest
class CampaignTest {

    @Inject
    TestClock clock;

    @BeforeAll
    static void tree() {
        TreeFixture.load();
    }

    @BeforeEach
    void inFebruary() {
        clock.stopAt("2031-02-05T10:00");
    }

    @AfterEach
    void today() {
        clock.start();
    }

    @Nested
    class AsItsIssuer {

        @Test
        void opensOneUnderAnInitiativeOfItsOwn() {
            String initiative = published(anInitiative());
            String campaign = campaignOf(initiative);

            as("dw1-clerk")
                    .get("/api/campaigns?limit=200&initiative=" + initiative)
                    .then()
                    .statusCode(200)
                    .body("id", contains(campaign));
            as("js-clerk").get("/api/campaigns?limit=200").then().body("id", not(hasItem(campaign)));
            as("js-clerk").get("/api/campaigns/{id}", campaign).then().statusCode(404);
            as("yyx-issuer")
                    .body(aCampaign(initiative))
                    .post("/api/campaigns")
                    .then()
                    .statusCode(404);
            as("ln-clerk")
                    .body(aCampaign(initiative))
                    .post("/api/campaigns")
                    .then()
                    .statusCode(403);
            anonymous().get("/api/campaigns/{id}", campaign).then().statusCode(401);
        }

        @Test
        void opensNoneUnderADraftOrAClosedInitiative() {
            String initiative = drafted(anInitiative());
            as("ln-issuer")
                    .body(aCampaign(initiative))
                    .post("/api/campaigns")
                    .then()
                    .statusCode(409)
                    .body("type", endsWith("/initiative-draft"));
            as("ln-issuer")
                    .post("/api/initiatives/{id}/publication", initiative)
                    .then()
                    .statusCode(200);
            as("ln-issuer")
                    .post("/api/initiatives/{id}/closure", initiative)
                    .then()
                    .statusCode(200);
            as("ln-issuer")
                    .body(aCampaign(initiative))
                    .post("/api/campaigns")
                    .then()
                    .statusCode(409)
                    .body("type", endsWith("/initiative-closed"));
        }

        @Test
        void refusesCampaignsNobodyCanCount() {
            as("ln-issuer")
                    .body(Map.of(
                            "initiative",
                            published(anInitiative()),
                            "title",
                            "“我是党员我先上”行动",
                            "description",
                            "报名",
                            "unit",
                            " "))
                    .post("/api/campaigns")
                    .then()
                    .statusCode(400)
                    .body("errors.size()", equalTo(1));
        }

        @Test
        void closesItForPledgesAndReports() {
            String campaign = campaignOf(published(anInitiative()));
            String pledge = pledge("dw1-clerk", campaign, 5, "2031-02-10")
                    .then()
                    .extract()
                    .path("id");
            as("yyx-issuer")
                    .post("/api/campaigns/{id}/closure", campaign)
                    .then()
                    .statusCode(404);
            as("ln-issuer").post("/api/campaigns/{id}/closure", campaign).then().statusCode(200);

            as("ln-issuer").post("/api/campaigns/{id}/closure", campaign).then().statusCode(409);
            pledge("dw1-clerk", campaign, 5, "2031-02-10")
                    .then()
                    .statusCode(409)
                    .body("type", endsWith("/campaign-closed"));
            report("dw1-clerk", campaign, pledge, 1).then().statusCode(409);
            as("dw1-clerk")
                    .delete("/api/campaigns/{id}/pledges/{pledge}", campaign, pledge)
                    .then()
                    .statusCode(409);
        }
    }

    @Nested
    class AsOneAddressed {

        @Test
        void pledgesAndReportsInSeveralEntries() {
            String campaign = campaignOf(publishedToSociety());
            String pledge = pledge("dw1-clerk", campaign, 10, "2031-02-10")
                    .then()
                    .statusCode(201)
                    .body("done", equalTo(0))
                    .extract()
                    .path("id");
            report("dw1-clerk", campaign, pledge, 4).then().statusCode(201).body("done", equalTo(4));
            report("dw1-clerk", campaign, pledge, 8).then().statusCode(201).body("done", equalTo(12));
            report("dw1-clerk", campaign, pledge, -2).then().statusCode(201).body("done", equalTo(10));

            as("ln-clerk")
                    .get("/api/campaigns/{id}/pledges/{pledge}/reports", campaign, pledge)
                    .then()
                    .statusCode(200)
                    .body("number", contains(1, 2, 3))
                    .body("amount", contains(4, 8, -2));
            as("dw2-clerk")
                    .get("/api/campaigns/{id}/pledges/{pledge}/reports", campaign, pledge)
                    .then()
                    .statusCode(404);
            as("ln-clerk")
                    .get("/api/campaigns/{id}/pledges?organisation=DW-YYX-1", campaign)
                    .then()
                    .body("done", contains(10));
            as("dw2-clerk")
                    .get("/api/campaigns/{id}/pledges?organisation=DW-YYX-1", campaign)
                    .then()
                    .statusCode(403);
        }

        @Test
        void takesBackNoMoreThanWasReported() {
            String campaign = campaignOf(publishedToSociety());
            String pledge = pledge("dw1-clerk", campaign, 10, "2031-02-10")
                    .then()
                    .extract()
                    .path("id");
            report("dw1-clerk", campaign, pledge, 3).then().statusCode(201);

            report("dw1-clerk", campaign, pledge, -4)
                    .then()
                    .statusCode(422)
                    .body("type", endsWith("/pledge-below-nought"));
            report("dw1-clerk", campaign, pledge, 0).then().statusCode(422);
            standing("ln-clerk", campaign, null).body("done", equalTo(3));
        }

        @Test
        void losesNoReportOfManyAtOnce() throws Exception {
            String campaign = campaignOf(publishedToSociety());
            String pledge = pledge("dw1-clerk", campaign, 100, "2031-02-10")
                    .then()
                    .extract()
                    .path("id");
            var threads = Executors.newFixedThreadPool(8);
            try {
                List<Future<Integer>> answers = IntStream.range(0, 16)
                        .mapToObj(n -> threads.submit(
                                () -> report("dw1-clerk", campaign, pledge, 3).statusCode()))
                        .toList();
                for (Future<Integer> answer : answers) {
                    assertThat(answer.get()).isEqualTo(201);
                }
            } finally {
                threads.shutdownNow();
            }
            standing("ln-clerk", campaign, null).body("done", equalTo(48));
        }

        @Test
        void reportsOnlyForItsOwnPledges() {
            String campaign = campaignOf(publishedToSociety());
            String pledge = pledge("dw1-clerk", campaign, 10, "2031-02-10")
                    .then()
                    .extract()
                    .path("id");
            report("dw2-clerk", campaign, pledge, 3).then().statusCode(404);
            report("ln-clerk", campaign, pledge, 3).then().statusCode(404);
            report("js-clerk", campaign, pledge, 3).then().statusCode(404);
            report("yyx-issuer", campaign, pledge, 3).then().statusCode(403);
            pledge("sy-clerk", campaign, 10, "2031-02-10").then().statusCode(403);
            standing("ln-clerk", campaign, null).body("done", equalTo(0)).body("pledges", equalTo(1));
        }

        @Test
        void withdrawsWhatHasNotBegun() {
            String campaign = campaignOf(publishedToSociety());
            String kept = pledge("dw1-clerk", campaign, 10, "2031-02-10")
                    .then()
                    .extract()
                    .path("id");
            String dropped = pledge("dw1-clerk", campaign, 20, "2031-02-10")
                    .then()
                    .extract()
                    .path("id");
            report("dw1-clerk", campaign, kept, 1).then().statusCode(201);

            as("dw1-clerk")
                    .delete("/api/campaigns/{id}/pledges/{pledge}", campaign, dropped)
                    .then()
                    .statusCode(204);
            as("dw1-clerk")
                    .delete("/api/campaigns/{id}/pledges/{pledge}", campaign, kept)
                    .then()
                    .statusCode(409)
                    .body("type", endsWith("/pledge-begun"));
            standing("ln-clerk", campaign, null).body("pledged", equalTo(10));
        }

        @Test
        void pledgesUntilTodayButNotYesterday() {
            String campaign = campaignOf(publishedToSociety());
            clock.stopAt("2031-02-05T23:59");
            pledge("dw1-clerk", campaign, 1, "2031-02-05").then().statusCode(201);
            clock.stopAt("2031-02-06T00:00");
            pledge("dw1-clerk", campaign, 1, "2031-02-05")
                    .then()
                    .statusCode(422)
                    .body("type", endsWith("/pledge-until-past"));
            pledge("dw1-clerk", campaign, 0, "2031-03-05").then().statusCode(400);
        }
    }

    @Nested
    class UpTheTree {

        @Test
        void setsPledgedAgainstDoneByBranch() {
            String campaign = campaignOf(published(anInitiative()));
            String first = pledge("dw1-clerk", campaign, 10, "2031-02-06")
                    .then()
                    .extract()
                    .path("id");
            pledge("dw1-clerk", campaign, 5, "2031-03-01").then().statusCode(201);
            String second = pledge("sy-clerk", campaign, 40, "2031-02-06")
                    .then()
                    .extract()
                    .path("id");
            report("dw1-clerk", campaign, first, 7).then().statusCode(201);
            report("sy-clerk", campaign, second, 40).then().statusCode(201);

            standing("ln-clerk", campaign, null)
                    .body("organisations", equalTo(2))
                    .body("pledges", equalTo(3))
                    .body("pledged", equalTo(55))
                    .body("done", equalTo(47))
                    .body("overdue", equalTo(0))
                    .body("branches.organisation", contains("XH-210000-YYX", "KX-210100"))
                    .body("branches.pledged", contains(15, 40));
            standing("yyx-clerk", campaign, null).body("pledged", equalTo(15)).body("done", equalTo(7));
            standing("cast-admin", campaign, "KX-000000").body("pledged", equalTo(55));
            as("yyx-clerk")
                    .get("/api/campaigns/{id}/standing?under=KX-210100", campaign)
                    .then()
                    .statusCode(403);
            clock.stopAt("2031-02-07T00:00");
            standing("ln-clerk", campaign, null).body("overdue", equalTo(1));
        }
    }

    private static ValidatableResponse standing(String user, String campaign, String under) {
        return as(user).get("/api/campaigns/{id}/standing" + (under == null ? "" : "?under=" + under), campaign)
                .then()
                .statusCode(200);
    }

    private static Response report(String user, String campaign, String pledge, int amount) {
        return as(user).body(Map.of("amount", amount, "note", "下沉社区值守"))
                .post("/api/campaigns/{id}/pledges/{pledge}/reports", campaign, pledge);
    }
}
