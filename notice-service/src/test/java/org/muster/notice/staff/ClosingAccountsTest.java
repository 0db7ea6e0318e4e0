package org.muster.notice.staff;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.notice.testing.TestClock;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.muster.notice.document.Together.together;
import static org.muster.notice.testing.Caller.anonymous;
import static org.muster.notice.testing.Caller.as;

/** With real accounts in the identity provider. */
@QuarkusTest
class ClosingAccountsTest {

    @Inject
    KeycloakUsers keycloak;

    @Inject
    StaffAccounts accounts;

    @Inject
    AccountSettlements settlements;

    @Inject
    TestClock clock;

    @Inject
    Jdbi jdbi;

    private final List<String> created = new ArrayList<>();
    private final Deque<String> societies = new ArrayDeque<>();
    private String above;

    @BeforeEach
    void plantTree() {
        TreeFixture.load();
    }

    @AfterEach
    void leaveNothingBehind() {
        clock.start();
        created.forEach(keycloak::delete);
        societies.forEach(code -> close(code, Map.of()).statusCode(anyOf(is(200), is(409))));
    }

    @Test
    void disablesThoseThatWorkAndReopeningRestoresExactlyThem() {
        String society = society();
        String first = account(society, "clerk");
        String second = account(society, "issuer");
        String before = account(society, "clerk");
        as("cast-admin").post("/api/staff/{id}/disabling", before).then().statusCode(200);
        as("cast-admin")
                .get("/api/organisations/{code}/closure", society)
                .then()
                .statusCode(200)
                .body("accounts.username", containsInAnyOrder(username(first), username(second)))
                .body("protectedAccounts", equalTo(0));
        assertThat(enabled(first, second, before)).containsExactly(true, true, false);

        close(society, Map.of()).statusCode(200).body("accounts", equalTo("DISABLED"));
        settlements.settle();
        assertThat(enabled(first, second, before)).containsExactly(false, false, false);

        reopen(society).statusCode(200).body("act", equalTo("REOPENED"));
        settlements.settle();
        assertThat(enabled(first, second, before)).containsExactly(true, true, false);
        reopen(society).statusCode(409).body("type", endsWith("/organisation-open"));
    }

    @Test
    void asksWhatBecomesOfThemWhenTheOrganisationIsMerged() {
        String merged = society();
        String successor = society();
        String account = account(merged, "clerk", "issuer");
        String there = account(successor, "clerk");
        close(merged, Map.of("successor", successor))
                .statusCode(409)
                .body("type", endsWith("/accounts-undecided"))
                .body("detail", containsString("1"));
        close(merged, Map.of("accounts", "MOVED")).statusCode(422).body("type", endsWith("/accounts-nowhere"));
        close(merged, Map.of("accounts", "SOLD")).statusCode(400);

        close(merged, Map.of("successor", successor, "accounts", "MOVED")).statusCode(200);
        settlements.settle();
        assertThat(accounts.get(account).organisation()).isEqualTo(successor);
        assertThat(accounts.get(account).roles()).containsExactly("clerk", "issuer");
        as("cast-admin").get("/api/organisations/{code}", merged).then().body("successor", equalTo(successor));

        reopen(merged).statusCode(200);
        settlements.settle();
        assertThat(accounts.get(account).organisation()).isEqualTo(merged);
        assertThat(accounts.get(there).organisation()).isEqualTo(successor);
        assertThat(enabled(account, there)).containsExactly(true, true);
    }

    @Test
    void leavesThemAloneWhenItIsReopenedBeforeItBegan() {
        String society = society();
        String account = account(society, "clerk");
        close(society, Map.of()).statusCode(200);
        reopen(society).statusCode(200);
        settlements.settle();
        settlements.settle();
        assertThat(enabled(account)).containsExactly(true);
        assertThat(open(society)).isZero();
    }

    @Test
    void goesOnWhereAKilledProcessStopped() {
        String society = society();
        String account = account(society, "clerk");
        close(society, Map.of()).statusCode(200);
        clock.stopAt(clock.instant().atZone(clock.getZone()).toLocalDateTime().toString());
        jdbi.useHandle(handle -> {
            handle.execute(
                    "insert into settled_account select change, ? from account_settlement where organisation = ?",
                    account,
                    society);
            handle.execute(
                    "update account_settlement set next_at = ? where organisation = ?",
                    clock.instant().plus(Duration.ofMinutes(2)),
                    society);
        });
        settlements.settle();
        assertThat(enabled(account)).containsExactly(true);
        // what undoes it waits for it
        reopen(society).statusCode(200);
        settlements.settle();
        assertThat(open(society)).isEqualTo(2);
        clock.stopAt(clock.instant()
                .plus(Duration.ofMinutes(3))
                .atZone(clock.getZone())
                .toLocalDateTime()
                .toString());
        settlements.settle();
        assertThat(enabled(account)).containsExactly(true);
        assertThat(open(society)).isZero();
    }

    @Test
    void happensOnlyWhenTheClosureDoes() {
        String society = society();
        String account = account(society, "clerk");
        close(society, Map.of("from", "2099-01-01")).statusCode(202);
        settlements.settle();
        assertThat(enabled(account)).containsExactly(true);
        assertThat(open(society)).isZero();
    }

    @Test
    void isForAdministratorsAboveOnly() throws Exception {
        String society = society();
        as("js-all").get("/api/organisations/{code}/closure", society).then().statusCode(403);
        as("ln-issuer").get("/api/organisations/{code}/closure", society).then().statusCode(403);
        anonymous().get("/api/organisations/{code}/closure", society).then().statusCode(401);
        as("cast-admin").get("/api/organisations/KX-NOBODY/closure").then().statusCode(404);
        as("js-all")
                .body(Map.of("successor", "XH-320000-YX"))
                .post("/api/organisations/{code}/closure", society)
                .then()
                .statusCode(403);
        as("js-all").post("/api/organisations/{code}/reopening", society).then().statusCode(403);
        close(society, Map.of()).statusCode(200);
        as("js-all").post("/api/organisations/{code}/reopening", society).then().statusCode(403);
        as("ln-clerk")
                .post("/api/organisations/{code}/reopening", society)
                .then()
                .statusCode(403);
        List<Integer> answers = together(3, i -> reopen(society).extract().statusCode());
        assertThat(answers).containsExactlyInAnyOrder(200, 409, 409);
    }

    /** Below an organisation of its own: nobody else places anything there. */
    private String society() {
        if (above == null) {
            above = created("KX", "ASSOCIATION", "KX-000000");
        }
        return created("XH", "SOCIETY", above);
    }

    private String created(String prefix, String kind, String parent) {
        String code =
                prefix + "-T" + UUID.randomUUID().toString().substring(0, 8).toUpperCase();
        as("cast-admin")
                .body(Map.of("code", code, "name", "试验单位" + code, "kind", kind, "parent", parent))
                .post("/api/organisations")
                .then()
                .statusCode(201);
        societies.push(code);
        return code;
    }

    private String account(String organisation, String... roles) {
        String id = as("cast-admin")
                .body(new HashMap<>(Map.of(
                        "username",
                        "t-" + UUID.randomUUID().toString().substring(0, 12),
                        "name",
                        "试用人",
                        "organisation",
                        organisation,
                        "roles",
                        List.of(roles))))
                .post("/api/staff")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        created.add(id);
        return id;
    }

    private static ValidatableResponse close(String code, Map<String, ?> closure) {
        return as("cast-admin")
                .body(closure)
                .post("/api/organisations/{code}/closure", code)
                .then();
    }

    private static ValidatableResponse reopen(String code) {
        return as("cast-admin")
                .post("/api/organisations/{code}/reopening", code)
                .then();
    }

    private String username(String id) {
        return accounts.get(id).username();
    }

    private List<Boolean> enabled(String... ids) {
        List<Boolean> enabled = new ArrayList<>();
        for (String id : ids) {
            enabled.add(accounts.get(id).enabled());
        }
        return enabled;
    }

    private int open(String organisation) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select count(*) from account_settlement where organisation = ? and done_at is null")
                .bind(0, organisation)
                .mapTo(Integer.class)
                .one());
    }
}
