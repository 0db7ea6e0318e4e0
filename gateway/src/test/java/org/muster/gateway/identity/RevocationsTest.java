package org.muster.gateway.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
class RevocationsTest {

    @Inject
    Revocations revocations;

    @Inject
    RevocationStore store;

    @Inject
    TokenConfig config;

    @Inject
    Event<Revocation> news;

    @Inject
    Vertx vertx;

    private final String login = UUID.randomUUID().toString();
    private final String person = UUID.randomUUID().toString();
    private final Instant now = Instant.parse("2020-02-01T02:00:00Z");

    @Test
    void reachEveryReplica() {
        Revocations replica = new Revocations(config, store, news, vertx);
        replica.start(null);
        assertThat(replica.cover(caller(now))).isFalse();

        revocations.revoke(Revocation.ofSession(login, now));

        assertThat(revocations.cover(caller(now))).isTrue();
        await().atMost(Duration.ofSeconds(10)).until(() -> replica.cover(caller(now)));
    }

    @Test
    void ofAPersonHoldForWhatWasGivenUntilThen() {
        revocations.revoke(Revocation.ofPerson(person, now));

        assertThat(revocations.cover(caller(now.minusSeconds(60)))).isTrue();
        assertThat(revocations.cover(caller(now))).isTrue();
        assertThat(revocations.cover(caller(now.plusSeconds(1)))).isFalse();
    }

    @Test
    void areNotTakenBackByAnOlderOne() {
        revocations.revoke(Revocation.ofPerson(person, now));
        revocations.revoke(Revocation.ofPerson(person, now.minusSeconds(600)));

        assertThat(revocations.cover(caller(now))).isTrue();
    }

    private Caller caller(Instant tokenOf) {
        return new Caller(person, "x", "x", "KX-210000", Set.of(), null, login, tokenOf, tokenOf.plusSeconds(300));
    }
}
