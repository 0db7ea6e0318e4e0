package org.muster.notice.staff;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.arc.ClientProxy;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.muster.notice.testing.Caller.as;

/** The real Keycloak, which goes away at the worst moment. */
@QuarkusTest
class AwayKeycloakTest {

    private static final Set<String> ALL =
            Set.of("create", "named", "having", "get", "update", "delete", "effectiveRoles", "give", "setPassword");

    @Inject
    KeycloakUsers injected;

    private final String username = "t-" + UUID.randomUUID().toString().substring(0, 12);
    private KeycloakUsers real;

    @BeforeEach
    void remember() {
        TreeFixture.load();
        real = ClientProxy.unwrap(injected);
    }

    @AfterEach
    void deleteAccount() {
        real.named(username, true).forEach(user -> real.delete(user.get("id").toString()));
    }

    @Test
    void everythingIsAnsweredWithUnavailable() {
        goesAwayAt(ALL);
        away(opening());
        away(as("ln-admin").get("/api/staff").then());
        away(as("ln-admin").put("/api/staff/{id}/password", UUID.randomUUID()).then());
        assertThat(real.named(username, true)).isEmpty();
    }

    @Test
    void anAccountThatCouldNotBeFinishedIsTakenBack() {
        for (String moment : List.of("give", "update")) {
            goesAwayAt(Set.of(moment));
            away(opening());
            assertThat(real.named(username, true)).as("away at " + moment).isEmpty();
        }
    }

    @Test
    void whatCouldNotEvenBeTakenBackCanDoNothingAndIsFinishedByTheSameRequest() {
        goesAwayAt(Set.of("give", "delete"));
        away(opening());
        Map<String, Object> left = real.named(username, true).get(0);
        assertThat(left.get("enabled")).isEqualTo(false);
        assertThat(real.effectiveRoles(left.get("id").toString()))
                .extracting(KeycloakUsers.Role::name)
                .noneMatch(StaffAccounts.GIVEABLE::contains);

        goesAwayAt(Set.of());
        opening().statusCode(201).body("enabled", equalTo(true)).body("roles", contains("clerk"));
    }

    private ValidatableResponse opening() {
        return as("ln-admin")
                .body(Map.of(
                        "username", username, "name", "试用人", "organisation", "KX-210000", "roles", List.of("clerk")))
                .post("/api/staff")
                .then();
    }

    private static void away(ValidatableResponse answer) {
        answer.statusCode(503).body("type", equalTo("/problems/accounts-away"));
    }

    private void goesAwayAt(Set<String> moments) {
        KeycloakUsers leaving = (KeycloakUsers) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {KeycloakUsers.class}, (proxy, method, arguments) -> {
                    if (moments.contains(method.getName())) {
                        throw new ProcessingException("Connection refused");
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        QuarkusMock.installMockForType(leaving, KeycloakUsers.class);
    }
}
