package org.muster.notice.staff;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.muster.notice.testing.Caller;
import org.muster.platform.testing.TreeFixture;
import org.muster.station.testing.MusterBacking;
import org.muster.station.testing.Tokens;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.muster.notice.testing.Caller.anonymous;
import static org.muster.notice.testing.Caller.as;

@QuarkusTest
class StaffResourceTest {

    private static final String OWN_PASSWORD = "Muster-2026-neu";

    @Inject
    KeycloakUsers keycloak;

    @Inject
    Jdbi jdbi;

    /** Keycloak outlives this test. */
    private final List<String> created = new ArrayList<>();

    @BeforeEach
    void plantTree() {
        TreeFixture.load();
    }

    @AfterEach
    void deleteAccounts() {
        created.forEach(keycloak::delete);
    }

    @Nested
    class AsAdministrator {

        @Test
        void opensAnAccountWithWhichAPersonLogsInAndWorks() throws Exception {
            String username = username();
            String id = opened(username, "XH-210000-YYX", "clerk", "drafter");
            String temporary = password(id);

            LoginForm login = new LoginForm();
            HttpResponse<String> asked = login.logIn(username, temporary);
            assertThat(asked.statusCode()).isEqualTo(200);
            assertThat(asked.body()).contains("password-new");
            String token = login.token(
                    login.fill(asked, Map.of("password-new", OWN_PASSWORD, "password-confirm", OWN_PASSWORD)));

            JsonNode claims = LoginForm.claims(token);
            assertThat(claims.path("org").asText()).isEqualTo("XH-210000-YYX");
            assertThat(claims.path("realm_access").path("roles"))
                    .extracting(JsonNode::asText)
                    .contains("clerk", "drafter");
            given().auth().oauth2(token).get("/api/inbox").then().statusCode(200);
            assertThat(new LoginForm().logIn(username, temporary).statusCode())
                    .as("the temporary password is gone")
                    .isEqualTo(200);
        }

        @Test
        void cannotUseAnAccountBeforeItHasAPassword() throws Exception {
            String username = username();
            opened(username, "KX-210000", "clerk");
            assertThat(new LoginForm().logIn(username, username).statusCode()).isEqualTo(200);
        }

        @Test
        void changesRolesAndTakesWhatIsTooMuch() {
            String id = opened(username(), "KX-210100", "clerk", "reporter");
            as("ln-admin")
                    .body(Map.of("roles", List.of("reporter", "duty-officer")))
                    .put("/api/staff/{id}/roles", id)
                    .then()
                    .statusCode(200)
                    .body("roles", contains("duty-officer", "reporter"));
            as("ln-admin").get("/api/staff/{id}", id).then().body("roles", contains("duty-officer", "reporter"));
            as("ln-admin")
                    .body(Map.of("roles", List.of()))
                    .put("/api/staff/{id}/roles", id)
                    .then()
                    .statusCode(200)
                    .body("roles", equalTo(List.of()));
        }

        @Test
        void disablesAnAccountSoThatNobodyLogsInWithItAndEnablesItAgain() throws Exception {
            String username = username();
            String id = opened(username, "KX-210000", "clerk");
            String temporary = password(id);
            as("ln-admin")
                    .post("/api/staff/{id}/disabling", id)
                    .then()
                    .statusCode(200)
                    .body("enabled", equalTo(false));
            assertThat(new LoginForm().logIn(username, temporary).body()).doesNotContain("password-new");
            as("ln-admin")
                    .post("/api/staff/{id}/enabling", id)
                    .then()
                    .statusCode(200)
                    .body("enabled", equalTo(true));
            assertThat(new LoginForm().logIn(username, temporary).body()).contains("password-new");
        }

        @Test
        void movesAnAccountToAnotherOrganisationWhereItsPersonWorksFromThenOn() throws Exception {
            String username = username();
            String id = opened(username, "KX-210100", "clerk");
            String temporary = password(id);
            String former = loggedInFirst(username, temporary);
            assertThat(knownToTheProvider(former)).isTrue();

            moving(id, "DW-YYX-1")
                    .statusCode(200)
                    .body("organisation", equalTo("DW-YYX-1"))
                    .body("roles", contains("clerk"));

            assertThat(knownToTheProvider(former)).as("its session goes on").isFalse();
            LoginForm again = new LoginForm();
            String token = again.token(again.logIn(username, OWN_PASSWORD));
            assertThat(LoginForm.claims(token).path("org").asText()).isEqualTo("DW-YYX-1");
            as("ln-admin").get("/api/staff?organisation=KX-210100").then().body("username", not(hasItem(username)));
            assertThat(trail(id)).anyMatch(line -> line.startsWith("move") && line.contains("KX-210100"));
        }

        @Test
        void movesNoAccountOutOfTheSubtreeOrToWhereNobodyWorks() {
            String id = opened(username(), "KX-210100", "clerk");
            moving(id, "KX-320000").statusCode(403);
            moving(id, "KX-000000").statusCode(403);
            moving(id, "KX-NOBODY").statusCode(422);
            moving(id, " ").statusCode(400);
            moving(id, "KX-210100").statusCode(409).body("type", equalTo("/problems/account-there-already"));
            String closed = "GR-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase();
            as("ln-admin")
                    .body(Map.of("code", closed, "name", "撤销的单位", "kind", "GRASSROOTS_UNIT", "parent", "KX-210100"))
                    .post("/api/organisations")
                    .then()
                    .statusCode(201);
            as("ln-admin").body("{}").post("/api/organisations/{code}/closure", closed);
            moving(id, closed).statusCode(409).body("type", equalTo("/problems/organisation-closed"));
            as("ln-admin").get("/api/staff/{id}", id).then().body("organisation", equalTo("KX-210100"));
        }

        @Test
        void listsTheOwnOrganisationsAccountsAndThoseBelow() {
            String username = username();
            opened(username, "DW-YYX-1", "clerk");
            as("ln-admin")
                    .get("/api/staff")
                    .then()
                    .statusCode(200)
                    .body("username", hasItems("ln-clerk", "ln-issuer"))
                    .body("organisation", everyItem(equalTo("KX-210000")));
            as("ln-admin")
                    .get("/api/staff?organisation=DW-YYX-1")
                    .then()
                    .body("username", hasItems("dw1-clerk", username));
            as("cast-admin").get("/api/staff?organisation=DW-YYX-1").then().body("username", hasItem(username));
        }

        @Test
        void turnsPages() {
            List<String> seen = new ArrayList<>();
            String next = "/api/staff?limit=3";
            while (next != null) {
                Response page = as("ln-admin").urlEncodingEnabled(false).get(next);
                seen.addAll(page.path("username"));
                String link = page.header("Link");
                next = link == null ? null : link.substring(1, link.indexOf('>'));
            }
            assertThat(seen).doesNotHaveDuplicates().contains("ln-clerk", "ln-admin", "operator", "auditor");
        }

        @Test
        void leavesATrailWithoutAnyPassword() {
            String id = opened(username(), "KX-210000", "clerk");
            String temporary = password(id);
            assertThat(trail(id))
                    .hasSize(2)
                    .anyMatch(line -> line.startsWith("create"))
                    .noneMatch(line -> line.contains(temporary));
            int kept =
                    jdbi.withHandle(handle -> handle.createQuery("select count(*) from idempotency where body like ?")
                            .bind(0, "%" + temporary + "%")
                            .mapTo(Integer.class)
                            .one());
            assertThat(kept).isZero();
        }

        @Test
        void asksTwiceWithOneKeyAndOpensOneAccount() {
            String username = username();
            String key = UUID.randomUUID().toString();
            List<String> ids = Stream.generate(() -> as("ln-admin")
                            .header("Idempotency-Key", key)
                            .body(account(username, "KX-210000", "clerk"))
                            .post("/api/staff")
                            .then()
                            .statusCode(201)
                            .extract()
                            .<String>path("id"))
                    .limit(2)
                    .toList();
            created.add(ids.get(0));
            assertThat(ids.get(1)).isEqualTo(ids.get(0));
        }

        @Test
        void twoAtOnceGetTheNameOnce() {
            String username = username();
            List<Response> answers = Stream.of("ln-admin", "cast-admin")
                    .map(admin -> CompletableFuture.supplyAsync(() -> as(admin)
                            .body(account(username, "KX-210000", "clerk"))
                            .post("/api/staff")))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            answers.stream()
                    .filter(answer -> answer.statusCode() == 201)
                    .map(answer -> answer.<String>path("id"))
                    .distinct()
                    .forEach(created::add);
            assertThat(created).hasSize(1);
        }

        @Test
        void finishesWhatAnInterruptedRequestLeftBehind() {
            String username = username();
            keycloak.create(Map.of(
                            "username",
                            username,
                            "firstName",
                            "半途而废",
                            "enabled",
                            false,
                            "attributes",
                            Map.of("org", List.of("KX-210000"))))
                    .close();
            Map<String, Object> account = account(username, "KX-210000", "clerk");
            opening(account).statusCode(409).body("type", equalTo("/problems/username-taken"));
            account.put("name", "半途而废");
            created.add(opening(account)
                    .statusCode(201)
                    .body("enabled", equalTo(true))
                    .body("roles", contains("clerk"))
                    .extract()
                    .path("id"));
        }

        @Test
        void learnsWhatIsWrong() {
            opening(account("ln-clerk", "KX-210000", "clerk")).statusCode(409);
            opening(account("大写", "KX-210000", "clerk")).statusCode(400);
            opening(account(username(), "KX-NOBODY", "clerk")).statusCode(422);
            opening(account(username(), "KX-210000", "king"))
                    .statusCode(422)
                    .body("type", equalTo("/problems/role-not-giveable"))
                    .body("detail", containsString("king"));
            Map<String, Object> odd = account(username(), "KX-210000", "clerk");
            odd.put("name", "<script>");
            opening(odd).statusCode(422).body("type", equalTo("/problems/account-unfit"));
            as("ln-admin").get("/api/staff/{id}", UUID.randomUUID()).then().statusCode(404);
            as("ln-admin").get("/api/staff/{id}", "x").then().statusCode(404);
        }
    }

    @Nested
    class Refused {

        @Test
        void outsideTheAdministratorsSubtree() {
            String id = openedBy("cast-admin", username(), "KX-320000", "clerk");
            opening(account(username(), "KX-320000", "clerk")).statusCode(403);
            opening(account(username(), "KX-000000", "clerk")).statusCode(403);
            as("ln-admin").get("/api/staff?organisation=KX-320000").then().statusCode(403);
            as("ln-admin").get("/api/staff/{id}", id).then().statusCode(404);
            as("ln-admin").put("/api/staff/{id}/password", id).then().statusCode(404);
            as("ln-admin").post("/api/staff/{id}/disabling", id).then().statusCode(404);
            moving(id, "KX-210000").statusCode(404);
            as("ln-admin")
                    .body(Map.of("roles", List.of()))
                    .put("/api/staff/{id}/roles", id)
                    .then()
                    .statusCode(404);
            as("cast-admin")
                    .get("/api/staff/{id}", id)
                    .then()
                    .body("enabled", equalTo(true))
                    .body("roles", contains("clerk"));
        }

        @Test
        void rolesThatAreNotTheirsToGiveAndAccountsThatHaveThem() {
            opening(account(username(), "KX-210000", "auditor")).statusCode(422);
            opening(account(username(), "KX-210000", "operator")).statusCode(422);
            String operator = idOf("operator");
            as("ln-admin")
                    .put("/api/staff/{id}/password", operator)
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("/problems/account-protected"));
            as("ln-admin").post("/api/staff/{id}/disabling", operator).then().statusCode(403);
            moving(operator, "KX-210100").statusCode(403);
            as("ln-admin")
                    .body(Map.of("roles", List.of("clerk")))
                    .put("/api/staff/{id}/roles", operator)
                    .then()
                    .statusCode(403);
            assertThat(Tokens.of("operator")).isNotEmpty();
        }

        @Test
        void theOwnAccount() {
            String own = idOf("ln-admin");
            as("ln-admin")
                    .put("/api/staff/{id}/password", own)
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/own-account"));
            as("ln-admin").post("/api/staff/{id}/disabling", own).then().statusCode(409);
            moving(own, "KX-210100").statusCode(409).body("type", equalTo("/problems/own-account"));
        }

        @Test
        void withoutTheRoleOrAToken() {
            as("ln-clerk").get("/api/staff").then().statusCode(403);
            as("ln-clerk")
                    .body(account(username(), "KX-210000", "clerk"))
                    .post("/api/staff")
                    .then()
                    .statusCode(403);
            anonymous().get("/api/staff").then().statusCode(401);
            anonymous()
                    .put("/api/staff/{id}/password", UUID.randomUUID())
                    .then()
                    .statusCode(401);
        }
    }

    @Nested
    class AtTheIdentityProvider {

        @Test
        void nobodyChangesTheirOwnOrganisation() throws Exception {
            String username = username();
            String id = opened(username, "DW-YYX-1", "clerk");
            String temporary = password(id);
            String token = loggedInFirst(username, temporary);

            HttpRequest change = HttpRequest.newBuilder(URI.create(MusterBacking.issuer() + "/account"))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"username\":\"" + username
                            + "\",\"firstName\":\"某人\",\"attributes\":{\"org\":[\"KX-000000\"]}}"))
                    .build();
            int answer = HttpClient.newHttpClient()
                    .send(change, HttpResponse.BodyHandlers.ofString())
                    .statusCode();

            assertThat(answer).isGreaterThanOrEqualTo(400);
            as("ln-admin").get("/api/staff/{id}", id).then().body("organisation", equalTo("DW-YYX-1"));
        }

        @Test
        void theClientForAccountsManagesUsersAndNothingElse() throws Exception {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(
                                            URI.create(MusterBacking.issuer() + "/protocol/openid-connect/token"))
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(HttpRequest.BodyPublishers.ofString(
                                            "grant_type=client_credentials&client_id=muster-staff&client_secret="
                                                    + org.eclipse.microprofile.config.ConfigProvider.getConfig()
                                                            .getValue("muster.staff.secret", String.class)))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            String token = answer.body().replaceAll(".*\"access_token\":\"([^\"]+)\".*", "$1");
            String admin = MusterBacking.issuer().replace("/realms/", "/admin/realms/");
            for (String path : List.of("/clients", "/identity-provider/instances", "/components", "/events")) {
                assertThat(given().auth().oauth2(token).get(admin + path).statusCode())
                        .as(path)
                        .isEqualTo(403);
            }
            assertThat(given().auth().oauth2(token).get(admin + "/users/count").statusCode())
                    .isEqualTo(200);
        }
    }

    private String opened(String username, String organisation, String... roles) {
        return openedBy("ln-admin", username, organisation, roles);
    }

    private String openedBy(String admin, String username, String organisation, String... roles) {
        String id = Caller.as(admin)
                .body(account(username, organisation, roles))
                .post("/api/staff")
                .then()
                .statusCode(201)
                .body("username", equalTo(username))
                .body("enabled", equalTo(true))
                .body("$", not(hasItem("temporaryPassword")))
                .extract()
                .path("id");
        created.add(id);
        return id;
    }

    private static ValidatableResponse opening(Map<String, Object> account) {
        return as("ln-admin").body(account).post("/api/staff").then();
    }

    private static ValidatableResponse moving(String id, String organisation) {
        return as("ln-admin")
                .body(Map.of("organisation", organisation))
                .put("/api/staff/{id}/organisation", id)
                .then();
    }

    /** Chooses an own password, as the temporary one asks for. @return a token */
    private static String loggedInFirst(String username, String temporary) throws Exception {
        LoginForm login = new LoginForm();
        return login.token(login.fill(
                login.logIn(username, temporary),
                Map.of("password-new", OWN_PASSWORD, "password-confirm", OWN_PASSWORD)));
    }

    private static boolean knownToTheProvider(String token) {
        return given().auth()
                        .oauth2(token)
                        .get(MusterBacking.issuer() + "/protocol/openid-connect/userinfo")
                        .statusCode()
                == 200;
    }

    private List<String> trail(String id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select action || ' ' || detail from audit where object_type = 'account' and object_id = ?")
                .bind(0, id)
                .mapTo(String.class)
                .list());
    }

    private static Map<String, Object> account(String username, String organisation, String... roles) {
        return new HashMap<>(
                Map.of("username", username, "name", "试用人", "organisation", organisation, "roles", List.of(roles)));
    }

    private static String password(String id) {
        return as("ln-admin")
                .put("/api/staff/{id}/password", id)
                .then()
                .statusCode(200)
                .extract()
                .path("temporaryPassword");
    }

    private String idOf(String username) {
        return keycloak.named(username, true).get(0).get("id").toString();
    }

    private static String username() {
        return "t-" + UUID.randomUUID().toString().substring(0, 12);
    }
}
