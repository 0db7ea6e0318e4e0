package org.muster.gateway.identity;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * Knows which tokens were revoked before they expired, on every replica within {@link #REREAD}. Each is fired as an
 * event once, for those who keep something open for a caller.
 */
@ApplicationScoped
public class Revocations {

    private static final Logger LOG = Logger.getLogger(Revocations.class);
    private static final Duration REREAD = Duration.ofSeconds(3);
    /** A revocation may be committed this much later than it was written. */
    private static final Duration OVERLAP = Duration.ofSeconds(30);

    private final Cache<String, Revocation> sessions;
    private final Cache<String, Revocation> people;
    private final Duration rememberedFor;
    private final RevocationStore store;
    private final Event<Revocation> news;
    private final Vertx vertx;
    /** Most of the time there are none, and asking costs nothing. */
    private volatile boolean any;

    private boolean readWhole;

    Revocations(TokenConfig config, RevocationStore store, Event<Revocation> news, Vertx vertx) {
        this.rememberedFor = config.revokedFor();
        this.sessions = remembering(config);
        this.people = remembering(config);
        this.store = store;
        this.news = news;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent started) {
        vertx.setPeriodic(
                REREAD.toMillis(),
                timer -> vertx.executeBlocking(this::reread, false)
                        .onFailure(e -> LOG.debugf("Revocations are read later: %s", e.getMessage())));
    }

    public boolean cover(Caller caller) {
        if (!any) {
            return false;
        }
        Revocation ofSession = caller.session() == null ? null : sessions.getIfPresent(caller.session());
        Revocation ofPerson = people.getIfPresent(caller.subject());
        return ofSession != null || ofPerson != null && ofPerson.covers(caller);
    }

    /** Whether a login that the provider still believes in is one that the person ended. */
    public boolean coverLogin(String person, Instant authenticatedAt) {
        Revocation ofPerson = any ? people.getIfPresent(person) : null;
        return ofPerson != null && ofPerson.covers(person, authenticatedAt);
    }

    /** Holds here at once, also when the other replicas cannot be told. */
    public Future<Void> revoke(Revocation revocation) {
        learn(revocation);
        return vertx.executeBlocking(
                        () -> {
                            store.insert(revocation);
                            return (Void) null;
                        },
                        false)
                .onFailure(e -> LOG.warnf("A revocation holds on this replica only: %s", e.getMessage()))
                .otherwiseEmpty();
    }

    private Void reread() throws SQLException {
        List<Revocation> found = store.ofTheLast(readWhole ? OVERLAP : rememberedFor);
        found.forEach(this::learn);
        if (!readWhole) {
            store.deleteOlderThan(rememberedFor);
        }
        readWhole = true;
        return null;
    }

    private void learn(Revocation revocation) {
        boolean isNew = revocation.session() == null
                ? learn(people, revocation.subject(), revocation)
                : learn(sessions, revocation.session(), revocation);
        if (isNew) {
            any = true;
            news.fire(revocation);
        }
    }

    private static boolean learn(Cache<String, Revocation> known, String key, Revocation revocation) {
        boolean[] isNew = {false};
        known.asMap().compute(key, (k, before) -> {
            isNew[0] = before == null || before.at().isBefore(revocation.at());
            return isNew[0] ? revocation : before;
        });
        return isNew[0];
    }

    private static Cache<String, Revocation> remembering(TokenConfig config) {
        return Caffeine.newBuilder()
                .maximumSize(config.revocationsRemembered())
                .expireAfterWrite(config.revokedFor())
                .build();
    }
}
