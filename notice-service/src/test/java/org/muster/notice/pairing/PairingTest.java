package org.muster.notice.pairing;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.muster.notice.testing.TestClock;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.muster.notice.pairing.PairingFixture.aPairing;
import static org.muster.notice.pairing.PairingFixture.proposed;
import static org.muster.notice.testing.Caller.anonymous;
import static org.muster.notice.testing.Caller.as;

@QuarkusTest
class PairingTest {

    private static final String SOCIETY = "XH-210000-YYX";
    private static final String SHENYANG = "KX-210100";

    @Inject
    TestClock clock;

    @BeforeAll
    static void tree() {
        TreeFixture.load();
    }

    @AfterEach
    void today() {
        clock.start();
    }

    @Nested
    class AsASide {

        @Test
        void hasAgreedToWhatItProposesAndWaitsForTheOther() {
            String id = proposed("yyx-clerk", aPairing(SOCIETY, SHENYANG));
            as("sy-clerk")
                    .get("/api/pairings/{id}", id)
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("PROPOSED"))
                    .body("guidingBy", notNullValue())
                    .body("guidedBy", nullValue());
            log("yyx-clerk", id, "2020-02-10").then().statusCode(409).body("type", endsWith("/pairing-not-agreed"));
            as("yyx-clerk")
                    .post("/api/pairings/{id}/agreement", id)
                    .then()
                    .statusCode(409)
                    .body("type", endsWith("/pairing-agreed"));

            as("sy-clerk")
                    .post("/api/pairings/{id}/agreement", id)
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("AGREED"));
            as("sy-clerk").post("/api/pairings/{id}/agreement", id).then().statusCode(409);
        }

        @Test
        void logsContactsThatBothAndThoseAboveRead() {
            String id = agreed();
            log("yyx-clerk", id, "2020-02-10").then().statusCode(201);
            log("sy-clerk", id, "2020-02-09").then().statusCode(201);

            for (String reader : List.of("yyx-clerk", "sy-clerk", "ln-clerk")) {
                as(reader)
                        .get("/api/pairings/{id}/contacts", id)
                        .then()
                        .statusCode(200)
                        .body("on", contains("2020-02-09", "2020-02-10"))
                        .body("organisation", contains(SHENYANG, SOCIETY));
            }
            log("ln-clerk", id, "2020-02-10").then().statusCode(403);
        }

        @Test
        void logsNothingAheadOrBeforeItBegan() {
            String id = agreed();
            clock.stopAt("2031-03-01T00:00");
            log("yyx-clerk", id, "2031-03-02").then().statusCode(422).body("type", endsWith("/pairing-contact-day"));
            log("yyx-clerk", id, "2031-03-01").then().statusCode(201);
            log("yyx-clerk", id, "2020-01-31").then().statusCode(422);
        }

        @Test
        void endsItForBoth() {
            String id = agreed();
            end("sy-clerk", id).then().statusCode(200).body("state", equalTo("ENDED"));

            log("yyx-clerk", id, "2020-02-10").then().statusCode(409).body("type", endsWith("/pairing-ended"));
            end("yyx-clerk", id).then().statusCode(409);
        }

        @Test
        void refusesAProposal() {
            String id = proposed("yyx-clerk", aPairing(SOCIETY, SHENYANG));
            end("sy-clerk", id).then().statusCode(200).body("endReason", equalTo("另有安排"));
            as("sy-clerk").post("/api/pairings/{id}/agreement", id).then().statusCode(409);
        }

        @Test
        void isOverAfterTheLastDay() {
            Map<String, Object> pairing = aPairing(SOCIETY, SHENYANG);
            pairing.put("endsOn", "2031-02-28");
            clock.stopAt("2031-02-28T23:59");
            String id = proposed("yyx-clerk", pairing);
            as("sy-clerk").post("/api/pairings/{id}/agreement", id).then().statusCode(200);
            log("yyx-clerk", id, "2031-02-28").then().statusCode(201);
            clock.stopAt("2031-03-01T00:00");

            log("yyx-clerk", id, "2031-02-28").then().statusCode(409);
            as("yyx-clerk").get("/api/pairings/{id}", id).then().body("state", equalTo("ENDED"));
            as("yyx-clerk").body(pairing).post("/api/pairings").then().statusCode(422);
        }
    }

    @Nested
    class AsOneAbove {

        @Test
        void proposesWhatBothMustAgreeTo() {
            String id = proposed("ln-clerk", aPairing(SOCIETY, SHENYANG));
            as("ln-clerk").post("/api/pairings/{id}/agreement", id).then().statusCode(403);
            as("sy-clerk")
                    .post("/api/pairings/{id}/agreement", id)
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("PROPOSED"));
            as("yyx-clerk")
                    .post("/api/pairings/{id}/agreement", id)
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("AGREED"));
            end("ln-clerk", id).then().statusCode(200);
        }

        @Test
        void mayNotEndWhatTheSidesArranged() {
            end("ln-clerk", agreed()).then().statusCode(403);
        }
    }

    @Nested
    class AsOthers {

        @Test
        void seesNothing() {
            String id = agreed();
            for (String other : List.of("js-clerk", "dw1-clerk")) {
                as(other).get("/api/pairings/{id}", id).then().statusCode(404);
                as(other).get("/api/pairings/{id}/contacts", id).then().statusCode(404);
                end(other, id).then().statusCode(404);
                as(other).get("/api/pairings?limit=200").then().body("id", not(hasItem(id)));
            }
            as("ln-clerk").get("/api/pairings?limit=200").then().body("id", hasItem(id));
            anonymous().get("/api/pairings/{id}", id).then().statusCode(401);
            as("sy-reporter").get("/api/pairings/{id}", id).then().statusCode(403);
        }

        @Test
        void pairsNobodyElse() {
            as("js-clerk")
                    .body(aPairing(SOCIETY, SHENYANG))
                    .post("/api/pairings")
                    .then()
                    .statusCode(403);
            as("dw1-clerk")
                    .body(aPairing(SOCIETY, SHENYANG))
                    .post("/api/pairings")
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void refusesPairingsThatMakeNoSense() {
        as("yyx-clerk")
                .body(aPairing(SOCIETY, SOCIETY))
                .post("/api/pairings")
                .then()
                .statusCode(422)
                .body("type", endsWith("/pairing-with-itself"));
        as("yyx-clerk")
                .body(aPairing(SOCIETY, "KX-999999"))
                .post("/api/pairings")
                .then()
                .statusCode(422);
        Map<String, Object> backwards = aPairing(SOCIETY, SHENYANG);
        backwards.put("startsOn", "2100-01-01");
        as("yyx-clerk").body(backwards).post("/api/pairings").then().statusCode(422);
        as("yyx-clerk")
                .body(Map.of())
                .post("/api/pairings")
                .then()
                .statusCode(400)
                .body("errors", not(empty()));
    }

    private static String agreed() {
        String id = proposed("yyx-clerk", aPairing(SOCIETY, SHENYANG));
        as("sy-clerk").post("/api/pairings/{id}/agreement", id).then().statusCode(200);
        return id;
    }

    private static Response log(String user, String id, String on) {
        return as(user).body(Map.of("on", on, "means", "PHONE", "text", "交流线上科普做法"))
                .post("/api/pairings/{id}/contacts", id);
    }

    private static Response end(String user, String id) {
        return as(user).body(Map.of("reason", "另有安排")).post("/api/pairings/{id}/end", id);
    }
}
