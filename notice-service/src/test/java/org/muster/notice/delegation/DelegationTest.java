package org.muster.notice.delegation;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.muster.notice.document.Together.together;
import static org.muster.notice.testing.Caller.anonymous;
import static org.muster.notice.testing.Caller.as;

/** Giving and ending. */
@QuarkusTest
class DelegationTest extends OwnMonth {

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

    private static void refused(Map<String, Object> delegation) {
        as("ln-issuer")
                .body(delegation)
                .post("/api/delegations")
                .then()
                .statusCode(422)
                .body("type", endsWith("/delegation-period"));
    }
}
