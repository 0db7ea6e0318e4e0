package org.muster.platform.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Logger;

import jakarta.inject.Inject;

import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.platform.testing.TreeFixture;
import org.muster.station.testing.Tokens;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

@QuarkusTest
class WebHabitsTest {

    private static final String PARCEL = "{\"content\":\"口罩\",\"weight\":3}";

    @Inject
    Jdbi jdbi;

    @BeforeEach
    void plantTree() {
        TreeFixture.load();
    }

    @Nested
    class RepeatedRequests {

        @Test
        void getTheFirstAnswerAndHappenOnce() {
            String key = UUID.randomUUID().toString();
            int before = ParcelResource.MADE.get();
            Response first = clerk().header("Idempotency-Key", key).body(PARCEL).post("/api/parcels");
            Response second =
                    clerk().header("Idempotency-Key", key).body(PARCEL).post("/api/parcels");
            assertThat(first.statusCode()).isEqualTo(201);
            assertThat(second.statusCode()).isEqualTo(201);
            assertThat(second.header("Location")).isEqualTo(first.header("Location"));
            assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
            assertThat(second.body().asString()).isEqualTo(first.body().asString());
            assertThat(ParcelResource.MADE.get()).isEqualTo(before + 1);
        }

        @Test
        void areRefusedWithAnotherContent() {
            String key = UUID.randomUUID().toString();
            clerk().header("Idempotency-Key", key)
                    .body(PARCEL)
                    .post("/api/parcels")
                    .then()
                    .statusCode(201);
            clerk().header("Idempotency-Key", key)
                    .body("{\"content\":\"手套\",\"weight\":3}")
                    .post("/api/parcels")
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/idempotency-reused"));
        }

        @Test
        void leaveAnAnswerThatOnlyTheirKeyOpens() {
            String key = UUID.randomUUID().toString();
            clerk().header("Idempotency-Key", key)
                    .body("{\"content\":\"" + key.substring(0, 18) + "\",\"weight\":3}")
                    .post("/api/parcels")
                    .then()
                    .statusCode(201);
            int readable = jdbi.withHandle(
                    handle -> handle.createQuery("select count(*) from idempotency i where i::text like ?")
                            .bind(0, "%" + key.substring(0, 18) + "%")
                            .mapTo(Integer.class)
                            .one());
            assertThat(readable).isZero();
        }

        @Test
        void areAskedToWaitWhileTheFirstRuns() {
            String key = UUID.randomUUID().toString();
            ParcelResource.entered = new CountDownLatch(1);
            ParcelResource.leave = new CountDownLatch(1);
            CompletableFuture<Response> first = CompletableFuture.supplyAsync(
                    () -> clerk().header("Idempotency-Key", key).body(PARCEL).post("/api/parcels"));
            try {
                assertThat(ParcelResource.entered.await(20, TimeUnit.SECONDS)).isTrue();
                clerk().header("Idempotency-Key", key)
                        .body(PARCEL)
                        .post("/api/parcels")
                        .then()
                        .statusCode(409)
                        .body("type", equalTo("/problems/idempotency-conflict"));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                ParcelResource.leave.countDown();
            }
            assertThat(first.join().statusCode()).isEqualTo(201);
        }

        @Test
        void mayUseTheKeyAgainAfterAFailure() {
            String key = UUID.randomUUID().toString();
            String heavy = "{\"content\":\"口罩\",\"weight\":300}";
            clerk().header("Idempotency-Key", key)
                    .body(heavy)
                    .post("/api/parcels")
                    .then()
                    .statusCode(422);
            clerk().header("Idempotency-Key", key)
                    .body(PARCEL)
                    .post("/api/parcels")
                    .then()
                    .statusCode(201);
        }

        @Test
        void ofAnotherUserAreOtherRequests() {
            String key = UUID.randomUUID().toString();
            int before = ParcelResource.MADE.get();
            clerk().header("Idempotency-Key", key)
                    .body(PARCEL)
                    .post("/api/parcels")
                    .then()
                    .statusCode(201);
            as("yyx-clerk")
                    .header("Idempotency-Key", key)
                    .body(PARCEL)
                    .post("/api/parcels")
                    .then()
                    .statusCode(201);
            assertThat(ParcelResource.MADE.get()).isEqualTo(before + 2);
        }

        @Test
        void needAKeyOfVisibleCharacters() {
            clerk().header("Idempotency-Key", "a".repeat(201))
                    .body(PARCEL)
                    .post("/api/parcels")
                    .then()
                    .statusCode(400)
                    .body("type", equalTo("/problems/idempotency-invalid"));
        }
    }

    @Nested
    class BadInput {

        @Test
        void saysWhereJsonIsMalformed() {
            clerk().body("{\"content\":\"口罩\",")
                    .post("/api/parcels")
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("type", equalTo("/problems/malformed-json"));
        }

        @Test
        void namesAFieldItDoesNotKnow() {
            clerk().body("{\"content\":\"口罩\",\"wieght\":3}")
                    .post("/api/parcels")
                    .then()
                    .statusCode(400)
                    .body("type", equalTo("/problems/unknown-field"))
                    .body("detail", containsString("wieght"))
                    .body("errors.pointer", hasItem("/wieght"));
        }

        @Test
        void pointsAtAValueOfTheWrongType() {
            clerk().body("{\"content\":\"口罩\",\"weight\":\"heavy\"}")
                    .post("/api/parcels")
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", hasItem("/weight"));
        }

        @Test
        void pointsAtEveryFieldThatBreaksARule() {
            clerk().body("{\"content\":\"" + "长".repeat(21) + "\",\"weight\":3,\"sender\":{\"name\":\" \"}}")
                    .post("/api/parcels")
                    .then()
                    .statusCode(400)
                    .body("type", equalTo("/problems/invalid-fields"))
                    .body("errors.pointer", hasItem("/content"))
                    .body("errors.pointer", hasItem("/sender/name"))
                    .body("errors.find { it.pointer == '/sender/name' }.detail", equalTo("不能为空"));
        }

        @Test
        void saysInEnglishWhatIsWrongWithAFieldWhenAsked() {
            clerk().header("Accept-Language", "en-GB,en;q=0.9")
                    .body("{\"content\":\"口罩\",\"weight\":3,\"sender\":{\"name\":\" \"}}")
                    .post("/api/parcels")
                    .then()
                    .statusCode(400)
                    .body("errors.detail", hasItem("must not be blank"));
        }

        @Test
        void speaksEnglishWhenAsked() {
            clerk().header("Accept-Language", "en-GB,en;q=0.9")
                    .body("{")
                    .post("/api/parcels")
                    .then()
                    .statusCode(400)
                    .body("title", equalTo("Not valid JSON"));
            clerk().header("Accept-Language", "de, zh;q=0.8")
                    .body("{")
                    .post("/api/parcels")
                    .then()
                    .body("title", equalTo("不是有效的 JSON"));
        }

        @Test
        void refusesAnotherContentTypeOrMethodAsAProblem() {
            as("ln-clerk")
                    .contentType("text/plain")
                    .body("x")
                    .post("/api/parcels")
                    .then()
                    .statusCode(415)
                    .contentType("application/problem+json");
            clerk().delete("/api/parcels").then().statusCode(405).contentType("application/problem+json");
            clerk().get("/api/nothing").then().statusCode(404).contentType("application/problem+json");
        }

        @ParameterizedTest
        @ValueSource(strings = {"abc", "1.5", "99999999999", "%20"})
        void saysWhichParameterDoesNotFit(String limit) {
            given().urlEncodingEnabled(false)
                    .header("Accept-Language", "en")
                    .get("/api/parcels?cursor=&limit=" + limit)
                    .then()
                    .statusCode(400)
                    .body("type", equalTo("/problems/unfit-parameter"))
                    .body("detail", containsString("limit"));
        }

        @Test
        void saysWhichCharacterCannotBeKept() {
            clerk().queryParam("organisation", "KX\u0000")
                    .get("/api/parcels/of")
                    .then()
                    .statusCode(400)
                    .body("type", equalTo("/problems/unfit-characters"));
        }

        @Test
        void pointsAtTheEntryOfAList() {
            clerk().body("{\"content\":\"书\",\"stamps\":[\"a\",\"a stamp too long\"]}")
                    .post("/api/parcels")
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", equalTo(List.of("/stamps/1")));
        }

        @Test
        void pointsAtFieldsByTheNamesTheyWereSentWith() {
            String tooLong = "长".repeat(21);
            clerk().body("{\"content\":\"书\",\"abstract\":\"" + tooLong + "\",\"notes\":{\"weight\":\"" + tooLong
                            + "\"}}")
                    .post("/api/parcels")
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", containsInAnyOrder("/abstract", "/notes/weight"));
        }

        @Test
        void takesNoDateThatTheDatabaseCannotKeep() {
            for (String field : List.of(
                    "\"sentOn\":\"+10000-01-01\"",
                    "\"sentOn\":\"0000-12-31\"",
                    "\"sentOn\":\"-0001-12-31\"",
                    "\"sealedAt\":\"+10000-01-01T00:00:00Z\"",
                    "\"sealedAt\":\"-1000000000-01-01T00:00:00Z\"")) {
                clerk().body("{\"content\":\"书\"," + field + "}")
                        .post("/api/parcels")
                        .then()
                        .statusCode(400)
                        .body("type", equalTo("/problems/unfit-value"))
                        .body("errors[0].pointer", equalTo("/" + field.substring(1, field.indexOf('"', 1))));
            }
            clerk().body("{\"content\":\"书\",\"sentOn\":\"9999-12-31\",\"sealedAt\":\"9999-12-31T23:59:59Z\"}")
                    .post("/api/parcels")
                    .then()
                    .statusCode(201)
                    .body("sentOn", equalTo("9999-12-31"));
            given().get("/api/parcels/after?year=6000000")
                    .then()
                    .statusCode(400)
                    .body("type", equalTo("/problems/unfit-date"));
        }

        @Test
        void hidesTheInsideOfABugAndGivesATraceId() {
            given().get("/api/parcels/bug")
                    .then()
                    .statusCode(500)
                    .body("type", equalTo("/problems/internal"))
                    .body("traceId", not(equalTo(null)))
                    .body(not(containsString("secret inside")))
                    .body(not(containsString("IllegalState")));
        }

        @Test
        void keepsASecretOfTheAddressOutOfTheLog() {
            List<String> log = new CopyOnWriteArrayList<>();
            Handler listener = new ExtHandler() {
                @Override
                protected void doPublish(ExtLogRecord line) {
                    log.add(line.getFormattedMessage());
                }
            };
            Logger mappers = Logger.getLogger("org.muster.platform.problem.ProblemMappers");
            mappers.addHandler(listener);
            try {
                given().get("/api/parcels/bug/open-sesame").then().statusCode(500);
            } finally {
                mappers.removeHandler(listener);
            }
            assertThat(log).singleElement().asString().startsWith("/api/parcels/bug/… failed");
        }
    }

    @Nested
    class Pages {

        @Test
        void leadToEachOtherUntilTheEnd() {
            List<Integer> all = new ArrayList<>();
            String next = "/api/parcels?limit=50";
            while (next != null) {
                Response page = given().urlEncodingEnabled(false).get(next);
                all.addAll(page.jsonPath().getList("$", Integer.class));
                String link = page.header("Link");
                next = link == null ? null : link.substring(1, link.indexOf('>'));
            }
            assertThat(all).hasSize(120).doesNotHaveDuplicates();
        }

        @Test
        void refuseAForgedMarkAndAnUnfitSize() {
            given().get("/api/parcels?cursor=%25%25")
                    .then()
                    .statusCode(400)
                    .body("type", equalTo("/problems/bad-cursor"));
            given().get("/api/parcels?limit=0").then().statusCode(400).body("type", equalTo("/problems/bad-limit"));
            given().get("/api/parcels?limit=201").then().statusCode(400);
        }
    }

    @Nested
    class Versions {

        @Test
        void mustBeNamedAndCurrent() {
            clerk().body(PARCEL).put("/api/parcels").then().statusCode(428);
            clerk().header("If-Match", "\"6\"")
                    .body(PARCEL)
                    .put("/api/parcels")
                    .then()
                    .statusCode(412);
            clerk().header("If-Match", "\"7\"")
                    .body(PARCEL)
                    .put("/api/parcels")
                    .then()
                    .statusCode(200);
        }
    }

    @Nested
    class WhatWasReadBefore {

        @Test
        void isNotSentAgainToWhoeverReadIt() {
            Response first = clerk().get("/api/parcels/mine?content=口罩");
            assertThat(first.statusCode()).isEqualTo(200);
            assertThat(first.header("Cache-Control")).isEqualTo("private, no-cache");
            String tag = first.header("ETag");

            for (String named : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
                Response again = clerk().header("If-None-Match", named).get("/api/parcels/mine?content=口罩");
                assertThat(again.statusCode()).as(named).isEqualTo(304);
                assertThat(again.body().asString()).isEmpty();
                assertThat(again.header("ETag")).isEqualTo(tag);
                assertThat(again.header("Cache-Control")).isEqualTo("private, no-cache");
            }
        }

        @Test
        void isSentAgainWhenItChangedThoughItsVersionDidNot() {
            String tag = clerk().get("/api/parcels/mine?content=口罩").header("ETag");

            Response changed = clerk().header("If-None-Match", tag).get("/api/parcels/mine?content=手套");
            assertThat(changed.statusCode()).isEqualTo(200);
            assertThat(changed.<String>path("content")).isEqualTo("手套");
            assertThat(changed.header("ETag")).isNotEqualTo(tag).startsWith("\"7.");
            assertThat(clerk().header("If-None-Match", "\"7\"")
                            .get("/api/parcels/mine?content=手套")
                            .statusCode())
                    .isEqualTo(200);
        }

        @Test
        void isNeverSomebodyElses() {
            String tag = clerk().get("/api/parcels/mine?content=口罩").header("ETag");

            Response another = as("sy-clerk").header("If-None-Match", tag).get("/api/parcels/mine?content=口罩");
            assertThat(another.statusCode()).isEqualTo(200);
            assertThat(another.header("ETag")).isNotEqualTo(tag);
            given().header("If-None-Match", tag)
                    .get("/api/parcels/mine?content=口罩")
                    .then()
                    .statusCode(401);
        }

        @Test
        void isAListJustAsWell() {
            String tag = given().get("/api/parcels?limit=5").header("ETag");

            given().header("If-None-Match", tag)
                    .get("/api/parcels?limit=5")
                    .then()
                    .statusCode(304)
                    .header("Link", containsString("rel=\"next\""));
            given().header("If-None-Match", tag)
                    .get("/api/parcels?limit=6")
                    .then()
                    .statusCode(200)
                    .body("size()", equalTo(6));
        }

        @Test
        void isNotMarkedWhereNothingMayBeKept() {
            Response secret = clerk().get("/api/parcels/secret");
            assertThat(secret.header("ETag")).isNull();
            assertThat(secret.header("Cache-Control")).isEqualTo("no-store");
            assertThat(secret.<String>path("content")).isEqualTo("口罩");
        }

        @Test
        void namesTheVersionThatAChangeMustName() {
            String tag = clerk().get("/api/parcels/mine?content=口罩").header("ETag");

            clerk().header("If-Match", tag)
                    .body(PARCEL)
                    .put("/api/parcels")
                    .then()
                    .statusCode(200);
            clerk().header("If-Match", tag.replace("\"7.", "\"6."))
                    .body(PARCEL)
                    .put("/api/parcels")
                    .then()
                    .statusCode(412);
            clerk().header("If-Match", tag.replace("\"7.", "\"70."))
                    .body(PARCEL)
                    .put("/api/parcels")
                    .then()
                    .statusCode(412);
        }
    }

    @Nested
    class Callers {

        @Test
        void withoutATokenAreAskedToLogIn() {
            given().contentType("application/json")
                    .body(PARCEL)
                    .post("/api/parcels")
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json");
        }

        @Test
        void withATamperedExpiredOrForeignTokenAreNobody() {
            for (String token : List.of(
                    Tokens.tampered("ln-clerk"), Tokens.expired("ln-clerk"), Tokens.forAnotherAudience("ln-clerk"))) {
                given().auth()
                        .oauth2(token)
                        .contentType("application/json")
                        .body(PARCEL)
                        .post("/api/parcels")
                        .then()
                        .statusCode(401);
            }
        }

        @Test
        void withoutTheRoleAreRefused() {
            as("ln-drafter")
                    .body(PARCEL)
                    .post("/api/parcels")
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("/problems/role-missing"));
        }

        @Test
        void countInTheirOwnOrganisationAndBelowOnly() {
            String path = "/api/parcels/of?organisation=";
            as("ln-clerk").get(path + "KX-210000").then().statusCode(200).body(containsString("KX-210000"));
            as("ln-clerk").get(path + "DW-YYX-1").then().statusCode(200);
            as("yyx-clerk")
                    .get(path + "KX-210000")
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("/problems/not-your-organisation"));
            as("js-clerk").get(path + "KX-210000").then().statusCode(403);
            as("ln-clerk").get(path + "KX-999999").then().statusCode(403);
        }

        @Test
        void neverReachAnEndpointNobodyWasAllowed() {
            clerk().get("/api/parcels/forgotten").then().statusCode(403);
        }
    }

    private static RequestSpecification clerk() {
        return as("ln-clerk").contentType("application/json");
    }

    private static RequestSpecification as(String user) {
        return given().auth().oauth2(Tokens.of(user)).contentType("application/json");
    }
}
