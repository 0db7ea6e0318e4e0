package org.muster.gateway.identity;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.gateway.testing.Browser;
import org.muster.gateway.testing.CountedKeys;
import org.muster.gateway.testing.RealmOfItsOwn;
import org.muster.station.testing.OwnRealm;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The provider signs with other keys than before: keys are asked for anew after 2 seconds, at most 3 seconds apart. */
@QuarkusTest
@WithTestResource(value = RealmOfItsOwn.class, scope = TestResourceScope.MATCHING_RESOURCES)
class KeyRotationTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @ConfigProperty(name = "quarkus.oidc.auth-server-url")
    String issuer;

    @ConfigProperty(name = "quarkus.oidc.jwks-path")
    String keys;

    OwnRealm realm;

    @BeforeEach
    void findRealm() {
        realm = OwnRealm.of(issuer);
    }

    @Test
    void takesTokensOfANewKeyAndThoseOfTheOneBefore() {
        String before = realm.token("sy-clerk");
        assertThat(status(before)).isEqualTo(200);

        realm.signWithNewKey();
        String after = realm.token("sy-clerk");

        await().atMost(SOON).until(() -> status(after) == 200);
        assertThat(status(before)).isEqualTo(200);
        await().atMost(SOON)
                .until(() -> Browser.loggedIn(RestAssured.port, "sy-clerk")
                                .get("/api/me")
                                .statusCode()
                        == 200);
    }

    @Test
    void refusesTokensOfAKeyThatWasTakenBackThoughNobodyNamesAnother() {
        String kept = realm.token("sy-clerk");
        realm.signWithNewKey();
        String stolen = realm.token("sy-clerk");
        await().atMost(SOON).until(() -> status(stolen) == 200);

        realm.takeBackNewestKey();

        await().atMost(SOON).until(() -> status(stolen) == 401);
        assertThat(status(kept)).isEqualTo(200);
        assertThat(status(stolen)).isEqualTo(401);
    }

    @Test
    void doesNotAskTheProviderForEveryKeyThatSomebodyMadeUp() {
        String token = realm.token("sy-clerk");
        List<String> forged = IntStream.range(0, 300)
                .mapToObj(i -> ForgedTokens.signedByOwnKey(token, "made-up-" + i))
                .toList();
        int before = CountedKeys.askedAt(keys);
        long began = System.nanoTime();

        assertThat(forged.parallelStream().map(KeyRotationTest::status)).containsOnly(401);

        long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds() + 1;
        // two may find at the same moment that it is time
        assertThat(CountedKeys.askedAt(keys) - before).isLessThanOrEqualTo((int) (seconds / 2 + 1) * 2);
        assertThat(status(token)).isEqualTo(200);
        // the count does count
        await().atMost(SOON).until(() -> CountedKeys.askedAt(keys) > before);
    }

    private static int status(String token) {
        return given().header("Authorization", "Bearer " + token).get("/api/me").statusCode();
    }
}
