package org.muster.gateway.session;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.gateway.identity.Provider;
import org.muster.gateway.identity.Revocations;
import org.muster.gateway.identity.VerifiedTokens;
import org.muster.gateway.testing.Browser;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.vertx.core.Vertx;

import static org.assertj.core.api.Assertions.assertThat;

/** Access tokens last five minutes here; who wants at least ten left has them renewed with every look. */
@QuarkusTest
@TestProfile(RenewalTest.AlwaysTooOld.class)
class RenewalTest {

    public static class AlwaysTooOld implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("muster.session.renewed-before", "PT10M");
        }
    }

    @Inject
    Sessions sessions;

    @Inject
    SessionConfig config;

    @Inject
    SessionStore store;

    @Inject
    Provider provider;

    @Inject
    VerifiedTokens verified;

    @Inject
    Revocations revocations;

    @Inject
    Vertx vertx;

    @Inject
    DataSource database;

    Browser browser;
    SessionSecret secret;

    @BeforeEach
    void logIn() {
        browser = Browser.loggedIn(RestAssured.port, "ln-clerk");
        secret = SessionSecret.parse(browser.cookie(SessionCookie.NAME));
        sessions.forgetMemory();
    }

    @Test
    void renewsWithoutTheBrowserNoticing() throws Exception {
        String cookie = browser.cookie(SessionCookie.NAME);
        String first = token();
        sessions.forgetMemory();

        assertThat(browser.get("/api/me").statusCode()).isEqualTo(200);
        assertThat(browser.get("/api/me").headers().allValues("Set-Cookie")).isEmpty();
        assertThat(token()).isNotEqualTo(first);
        assertThat(browser.cookie(SessionCookie.NAME)).isEqualTo(cookie);
    }

    @Test
    void renewsOnceForAllWhoWait() {
        int before = version();
        List<CompletableFuture<Integer>> answers = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> browser.get("/api/me").statusCode()))
                .limit(20)
                .toList();

        assertThat(answers.stream().map(CompletableFuture::join)).containsOnly(200);
        assertThat(version()).isEqualTo(before + 1);
    }

    @Test
    void agreesWithAnotherReplica() {
        Sessions replica = new Sessions(config, store, provider, verified, revocations, vertx);
        String cookie = browser.cookie(SessionCookie.NAME);
        CompletableFuture<String> here = sessions.accessToken(cookie).subscribeAsCompletionStage();
        CompletableFuture<String> there = replica.accessToken(cookie).subscribeAsCompletionStage();

        assertThat(here.join()).isNotNull();
        assertThat(there.join()).isNotNull();
        replica.forgetMemory();
        assertThat(replica.accessToken(cookie).await().indefinitely()).isNotNull();
    }

    @Test
    void isOverWhenTheProviderEndedIt() {
        provider.endSession(
                        sessions.tokens(secret.cookie()).await().indefinitely().refreshToken())
                .await()
                .indefinitely();
        sessions.forgetMemory();

        assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
        assertThat(rows("id = '" + secret.id() + "'")).isZero();
    }

    @Test
    void isOverAfterItsTimeAndSweptAway() throws SQLException {
        change("update session set expires_at = now() - interval '1 second' where id = '" + secret.id() + "'");

        assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
        assertThat(rows("id = '" + secret.id() + "'")).isEqualTo(1);
        assertThat(store.deleteExpired()).isPositive();
        assertThat(rows("id = '" + secret.id() + "'")).isZero();
    }

    @Test
    void isOverWhenItsRowWasTamperedWith() {
        change("update session set tokens = set_byte(tokens, 20, get_byte(tokens, 20) # 1) where id = '" + secret.id()
                + "'");

        assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
    }

    @Test
    void keepsTokensWhereNobodyReadsThem() {
        String kept = query("select string_agg(encode(tokens, 'escape') || id, ' ') from session");

        assertThat(kept).isNotBlank().doesNotContain("eyJ").doesNotContain("access");
        assertThat(kept).doesNotContain(browser.cookie(SessionCookie.NAME));
        assertThat(new String(secret.open(tokens()), StandardCharsets.UTF_8)).contains("eyJ");
    }

    private String token() {
        return sessions.accessToken(secret.cookie()).await().indefinitely();
    }

    private byte[] tokens() {
        try {
            return store.find(secret.id()).orElseThrow().tokens();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private int version() {
        return Integer.parseInt(query("select version from session where id = '" + secret.id() + "'"));
    }

    private int rows(String where) {
        return Integer.parseInt(query("select count(*) from session where " + where));
    }

    private String query(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void change(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
