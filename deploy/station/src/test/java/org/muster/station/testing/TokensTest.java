package org.muster.station.testing;

import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.muster.station.identity.DemoUser;
import org.muster.station.identity.Realm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TokensTest {
    @BeforeAll
    static void start() {
        new MusterBacking().start();
    }

    static List<DemoUser> demoUsers() {
        return Realm.demoUsers();
    }

    @ParameterizedTest
    @MethodSource("demoUsers")
    void sayWhoTheUserIsAndForWhom(DemoUser user) throws IOException {
        JsonNode claims = claims(Tokens.of(user.user()));

        assertThat(claims.path("iss").asText()).isEqualTo(MusterBacking.issuer());
        assertThat(claims.path("aud").toString()).contains("\"muster\"");
        assertThat(claims.path("preferred_username").asText()).isEqualTo(user.user());
        assertThat(claims.path("name").asText()).isEqualTo(user.name());
        assertThat(claims.path("org").asText()).isEqualTo(user.org());
        assertThat(claims.at("/realm_access/roles").toString())
                .contains(user.roles().stream().map(role -> "\"" + role + "\"").toList());
    }

    @Test
    void canBeOfANeighbourWhoLacksNoRole() throws IOException {
        JsonNode claims = claims(Tokens.ofNeighbourWithEveryRole());
        assertThat(claims.path("org").asText()).isEqualTo("KX-320000");
        List<String> everyRole = Realm.demoUsers().stream()
                .flatMap(user -> user.roles().stream())
                .distinct()
                .map(role -> "\"" + role + "\"")
                .toList();
        assertThat(claims.at("/realm_access/roles").toString()).contains(everyRole);
    }

    @Test
    void areKeptWhileTheyLast() {
        assertThat(Tokens.of("ln-clerk")).isEqualTo(Tokens.of("ln-clerk"));
    }

    @Test
    void canBeTamperedWith() throws IOException {
        String real = Tokens.of("js-clerk");
        String tampered = Tokens.tampered("js-clerk");
        assertThat(claims(tampered).path("org").asText()).isEqualTo("KX-000000");
        assertThat(tampered.substring(tampered.lastIndexOf('.'))).isEqualTo(real.substring(real.lastIndexOf('.')));
    }

    @Test
    void canBeMeantForSomebodyElse() throws IOException {
        JsonNode claims = claims(Tokens.forAnotherAudience("ln-issuer"));
        assertThat(claims.path("iss").asText()).isEqualTo(MusterBacking.issuer());
        assertThat(claims.path("aud").toString()).doesNotContain("muster");
    }

    @Test
    void canBeExpired() throws IOException {
        assertThat(claims(Tokens.expired("ln-issuer")).path("exp").asLong())
                .isLessThan(Instant.now().getEpochSecond());
    }

    @Test
    void areGivenToManyWhoAreTheSameUserAtTheSameMoment() {
        assertThat(IntStream.range(0, 8).parallel().mapToObj(attempt -> Tokens.forAnotherAudience("ln-clerk")))
                .hasSize(8);
    }

    @Test
    void areRefusedToStrangers() {
        assertThatThrownBy(() -> Tokens.of("nobody")).hasMessageContaining("invalid_grant");
    }

    private static JsonNode claims(String token) throws IOException {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }
}
