package org.muster.platform.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.muster.platform.testing.TreeFixture;
import org.muster.station.testing.Tokens;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

@QuarkusTest
class AuditSearchTest {

    private static final String TRAIL = "/api/audit/platform-test";
    private static final String PROVINCE = "KX-210000";
    private static final String SOCIETY = "XH-210000-YYX";

    @Inject
    Jdbi jdbi;

    /** An object nobody else's test acts on. */
    private String object;

    @BeforeAll
    static void tree() {
        TreeFixture.load();
    }

    @BeforeEach
    void freshObject() {
        object = UUID.randomUUID().toString();
    }

    @Nested
    class AsAuditor {

        @Test
        void seesWhatOwnOrganisationAndThoseBelowDidNewestFirst() {
            line("ln", PROVINCE, "issue");
            line("yyx", SOCIETY, "sign");
            line("root", "KX-000000", "read");
            line("js", "KX-320000", "read");
            line("system", null, "urge");
            awaitChained();

            lines(auditor(PROVINCE), "objectId", object).body("person", contains("yyx", "ln"));
            lines(auditor(SOCIETY), "objectId", object).body("person", contains("yyx"));
            lines(auditor("KX-320000"), "objectId", object).body("person", contains("js"));
            lines(auditor("KX-000000"), "objectId", object)
                    .body("person", contains("system", "js", "root", "yyx", "ln"));
        }

        @Test
        void narrowsByPersonOrganisationActionObjectAndTime() throws Exception {
            line("one-" + object, PROVINCE, "issue");
            Thread.sleep(20);
            Instant between = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            Thread.sleep(20);
            line("two-" + object, SOCIETY, "issue");
            line("two-" + object, SOCIETY, "sign");
            awaitChained();
            RequestSpecification auditor = auditor(PROVINCE);

            lines(auditor, "person", "two-" + object).body("action", contains("sign", "issue"));
            lines(auditor, "objectId", object, "action", "issue").body("", hasSize(2));
            lines(auditor, "objectId", object, "organisation", SOCIETY).body("", hasSize(2));
            lines(auditor, "objectType", "probe", "objectId", object, "to", between)
                    .body("person", contains("one-" + object));
            lines(auditor, "organisation", SOCIETY, "from", between, "action", "sign", "objectId", object)
                    .body("", hasSize(1));
            lines(auditor, "organisation", SOCIETY, "from", between, "limit", 200)
                    .body("findAll { it.objectId == '" + object + "' }.action", contains("sign", "issue"));
            lines(auditor, "objectType", "none-such").body("", empty());
        }

        @Test
        void turnsPagesWithoutLosingOrRepeatingALine() {
            for (int i = 0; i < 7; i++) {
                line("p" + i, i % 2 == 0 ? PROVINCE : SOCIETY, "turn");
            }
            awaitChained();

            assertThat(everyPage("objectId", object)).containsExactly("p6", "p5", "p4", "p3", "p2", "p1", "p0");
            assertThat(everyPage("action", "turn"))
                    .containsSubsequence("p6", "p5", "p4", "p3", "p2", "p1", "p0")
                    .doesNotHaveDuplicates();
        }

        @Test
        void isSeenLookingItself() {
            lines(auditor(PROVINCE), "objectId", object).body("", empty());
            awaitChained();

            lines(auditor(PROVINCE), "action", "search", "limit", 200)
                    .body("find { it.detail.objectId == '" + object + "' }.objectType", equalTo("audit-trail"))
                    .body(
                            "find { it.detail.objectId == '" + object + "' }.detail.personName",
                            equalTo(PROVINCE.toLowerCase() + "-auditor"))
                    .body("find { it.detail.objectId == '" + object + "' }.organisation", equalTo(PROVINCE));
        }

        @Test
        void isToldWhatDoesNotFit() {
            auditor(PROVINCE).queryParam("from", "yesterday").get(TRAIL).then().statusCode(400);
            auditor(PROVINCE).queryParam("limit", 1000).get(TRAIL).then().statusCode(400);
            auditor(PROVINCE).queryParam("cursor", "bm8").get(TRAIL).then().statusCode(400);
            auditor(PROVINCE)
                    .queryParam("objectId", "x".repeat(300))
                    .get(TRAIL)
                    .then()
                    .statusCode(400);
            auditor(PROVINCE)
                    .queryParam("organisation", "KX-999999")
                    .get(TRAIL)
                    .then()
                    .statusCode(422);
            auditor(PROVINCE).get("/api/audit/notice-service").then().statusCode(404);
        }

        @Test
        void seesNothingOfOthersAndWritesNothing() {
            auditor(PROVINCE)
                    .queryParam("organisation", "KX-320000")
                    .get(TRAIL)
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("/problems/not-your-organisation"));
            auditor(SOCIETY)
                    .queryParam("organisation", PROVINCE)
                    .get(TRAIL)
                    .then()
                    .statusCode(403);
            auditor(PROVINCE).delete(TRAIL).then().statusCode(405);
            auditor(PROVINCE)
                    .body("{}")
                    .contentType("application/json")
                    .post(TRAIL)
                    .then()
                    .statusCode(405);
        }
    }

    @Test
    void showsNothingToAnybodyElse() {
        given().get(TRAIL).then().statusCode(401);
        for (String role : List.of("org-admin", "operator", "leader-office")) {
            given().auth()
                    .oauth2(Tokens.withRole(PROVINCE, role))
                    .get(TRAIL)
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("/problems/role-missing"));
        }
    }

    private List<String> everyPage(String filter, String value) {
        List<String> seen = new java.util.ArrayList<>();
        String next = TRAIL + "?" + filter + "=" + value + "&limit=3";
        while (next != null) {
            var answer = auditor(PROVINCE).get(next).then().statusCode(200).extract();
            seen.addAll(answer.<List<String>>path("person"));
            String link = answer.header("Link");
            next = link == null ? null : link.substring(1, link.indexOf('>'));
        }
        return seen;
    }

    private static ValidatableResponse lines(RequestSpecification as, Object... filters) {
        RequestSpecification request = given().spec(as);
        for (int i = 0; i < filters.length; i += 2) {
            request.queryParam((String) filters[i], filters[i + 1].toString());
        }
        return request.get(TRAIL).then().statusCode(200);
    }

    private static RequestSpecification auditor(String organisation) {
        return given().urlEncodingEnabled(true).auth().oauth2(Tokens.withRole(organisation, "auditor"));
    }

    private void line(String person, String organisation, String action) {
        jdbi.useHandle(handle -> handle.execute(
                "insert into audit (subject, organisation, action, object_type, object_id, outcome)"
                        + " values (?, ?, ?, 'probe', ?, 'done')",
                person,
                organisation,
                action,
                object));
    }

    private void awaitChained() {
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        jdbi.withHandle(handle -> handle.createQuery("select count(*) from audit where seq is null")
                                        .mapTo(Integer.class)
                                        .one())
                                == 0);
    }
}
