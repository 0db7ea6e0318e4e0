package org.muster.gateway.session;

import java.time.Duration;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.gateway.testing.Browser;
import org.muster.gateway.testing.RealmOfItsOwn;
import org.muster.station.testing.OwnRealm;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Logins end at Keycloak, which calls the gateway by itself. */
@QuarkusTest
@WithTestResource(value = RealmOfItsOwn.class, scope = TestResourceScope.MATCHING_RESOURCES)
class ProvidersCallTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @ConfigProperty(name = "quarkus.oidc.auth-server-url")
    String issuer;

    @Inject
    Sessions sessions;

    OwnRealm realm;
    Browser browser;
    Browser another;
    SessionTokens tokens;

    @BeforeEach
    void logIn() throws InterruptedException {
        // a login of the same second is as old as the one that another test ended
        Thread.sleep(1100);
        realm = OwnRealm.of(issuer);
        realm.callBackTo("http://localhost:" + RestAssured.port);
        browser = Browser.loggedIn(RestAssured.port, "dw2-clerk");
        another = Browser.loggedIn(RestAssured.port, "dw2-clerk");
        tokens = sessions.tokens(browser.cookie(SessionCookie.NAME)).await().indefinitely();
        assertThat(me(browser)).isEqualTo(200);
        assertThat(bearer()).isEqualTo(200);
    }

    @Test
    void endsTheSessionThatAnAdministratorEnded() {
        realm.endSession(tokens.login());

        await().atMost(SOON).until(() -> me(browser) == 401);
        assertThat(bearer()).isEqualTo(401);
        assertThat(me(another)).isEqualTo(200);
    }

    @Test
    void endsAllSessionsOfAPersonWhoIsLoggedOutThere() {
        realm.endSessionsOf(tokens.subject());

        await().atMost(SOON).until(() -> me(browser) == 401 && me(another) == 401);
        assertThat(bearer()).isEqualTo(401);
    }

    @Test
    void endsTheSessionOfWhoeverLogsOutAtTheProviderItself() {
        browser.get(issuer + "/protocol/openid-connect/logout?id_token_hint=" + tokens.idToken());

        await().atMost(SOON).until(() -> me(browser) == 401);
        assertThat(bearer()).isEqualTo(401);
        assertThat(me(another)).isEqualTo(200);
    }

    private static int me(Browser browser) {
        return browser.get("/api/me").statusCode();
    }

    private int bearer() {
        return given().header("Authorization", "Bearer " + tokens.accessToken())
                .get("/api/me")
                .statusCode();
    }
}
