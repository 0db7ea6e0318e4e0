package org.muster.notice.delegation;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.muster.notice.testing.Caller.as;

/** A delegation ends with the right it lends. */
@QuarkusTest
class LostRightTest extends OwnMonth {

    @Inject
    Delegations delegations;

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
    void endsWhenTheGiverGoesToAnotherOrganisation() {
        clock.stopAt(month + "-01T09:00");
        String giver = account("clerk");
        String delegation = lent(giver, giver, "ln-drafter", "clerk");
        as("ln-admin")
                .body(Map.of("organisation", "KX-210100"))
                .put("/api/staff/{id}/organisation", giver)
                .then()
                .statusCode(200);
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
