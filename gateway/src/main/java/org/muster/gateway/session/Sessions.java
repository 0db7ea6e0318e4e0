package org.muster.gateway.session;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.muster.gateway.identity.Provider;
import org.muster.gateway.identity.Revocation;
import org.muster.gateway.identity.Revocations;
import org.muster.gateway.identity.VerifiedTokens;
import org.muster.gateway.problem.Problem;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;

import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;

/**
 * The sessions (会话) of browsers. A session outlives the gateway and is the same on every replica; its access token is
 * renewed when it is about to expire, once however many requests wait for it, and the cookie stays the same.
 */
@ApplicationScoped
public class Sessions {

    private static final Logger LOG = Logger.getLogger(Sessions.class);
    private static final Problem UNAVAILABLE =
            Problem.of(503, "sessions-unavailable").retryAfter(2);

    private final AsyncCache<String, SessionTokens> remembered;
    private final SessionConfig config;
    private final SessionStore store;
    private final Provider provider;
    private final VerifiedTokens verified;
    private final Revocations revocations;
    private final WorkerExecutor workers;

    Sessions(
            SessionConfig config,
            SessionStore store,
            Provider provider,
            VerifiedTokens verified,
            Revocations revocations,
            Vertx vertx) {
        this.revocations = revocations;
        this.config = config;
        this.store = store;
        this.provider = provider;
        this.verified = verified;
        // a slow database makes sessions wait, nothing else
        this.workers = vertx.createSharedWorkerExecutor("sessions", 8);
        this.remembered = Caffeine.newBuilder()
                .maximumSize(config.remembered())
                .expireAfter(Expiry.creating((String id, SessionTokens tokens) -> remaining(tokens)))
                .buildAsync();
    }

    /** @return the value of the new session's cookie */
    Uni<String> begin(AuthorizationCodeTokens tokens) {
        SessionSecret secret = SessionSecret.random();
        Instant now = Instant.now();
        SessionTokens kept = SessionTokens.of(tokens, now);
        if (revocations.coverLogin(kept.subject(), kept.authenticatedAt())) {
            // the person logged out everywhere; the provider goes on for this device until it is told
            return endAtProvider(secret, kept)
                    .chain(() ->
                            Uni.createFrom().<String>failure(new AuthenticationFailedException("The login was ended")));
        }
        byte[] sealed = secret.seal(kept.toBytes());
        return uni(database(() -> {
            store.insert(secret.id(), kept.login(), kept.subject(), sealed, now.plus(config.lastsAtMost()));
            return secret.cookie();
        }));
    }

    /** @return an access token that is still good for a moment; null when the session is unknown or over */
    public Uni<String> accessToken(String cookie) {
        return tokens(cookie).map(tokens -> tokens == null ? null : tokens.accessToken());
    }

    Uni<SessionTokens> tokens(String cookie) {
        SessionSecret secret = SessionSecret.parse(cookie);
        if (secret == null) {
            return Uni.createFrom().nullItem();
        }
        CompletableFuture<SessionTokens> known = remembered.getIfPresent(secret.id());
        if (known != null && known.isDone() && !known.isCompletedExceptionally()) {
            return Uni.createFrom().item(known.join());
        }
        return uni(remembered.get(secret.id(), (id, executor) -> current(secret)));
    }

    /** Ends the session here and at the provider. It is over here even when the provider cannot be told. */
    Uni<Void> end(String cookie) {
        SessionSecret secret = SessionSecret.parse(cookie);
        if (secret == null) {
            return Uni.createFrom().voidItem();
        }
        return uni(database(() -> {
                    SessionTokens tokens = opened(secret, store.find(secret.id()));
                    store.delete(secret.id());
                    return tokens;
                }))
                .chain(tokens -> {
                    remembered.synchronous().invalidate(secret.id());
                    if (tokens == null) {
                        return Uni.createFrom().voidItem();
                    }
                    verified.forget(tokens.accessToken());
                    if (tokens.login() != null) {
                        revocations.revoke(Revocation.ofSession(tokens.login(), Instant.now()));
                    }
                    return endAtProvider(secret, tokens);
                });
    }

    /** Ends what the provider ended, or all that a person has, on every replica; the tokens of it count no longer. */
    Uni<Void> end(Revocation revocation) {
        return uni(database(() -> store.delete(revocation)))
                .invoke(ended -> {
                    remembered.synchronous().invalidateAll(ended);
                    LOG.infof("%d sessions are over by a logout elsewhere", ended.size());
                })
                .chain(ended -> Uni.createFrom()
                        .completionStage(revocations.revoke(revocation).toCompletionStage()))
                .onFailure()
                .invoke(e -> revocations.revoke(revocation));
    }

    /**
     * Ends every session of the person here, and all tokens and logins there were until now on whatever device; at the
     * provider it ends this device's login, and each other one when it tries to come in again.
     *
     * @return false when the cookie is nobody's
     */
    Uni<Boolean> endEverywhere(String cookie) {
        return tokens(cookie).chain(tokens -> {
            if (tokens == null) {
                return Uni.createFrom().item(false);
            }
            return end(Revocation.ofPerson(tokens.subject(), Instant.now()))
                    .chain(() -> endAtProvider(SessionSecret.parse(cookie), tokens))
                    .replaceWith(true);
        });
    }

    /** Ends the session here only: the person has just begun another one. */
    Uni<Void> forget(String cookie) {
        SessionSecret secret = SessionSecret.parse(cookie);
        if (secret == null) {
            return Uni.createFrom().voidItem();
        }
        return uni(database(() -> {
                    store.delete(secret.id());
                    return null;
                }))
                .invoke(() -> remembered.synchronous().invalidate(secret.id()))
                .replaceWithVoid();
    }

    /** As after a restart: whatever is needed is read from the database again. */
    void forgetMemory() {
        remembered.synchronous().invalidateAll();
    }

    private Uni<Void> endAtProvider(SessionSecret secret, SessionTokens tokens) {
        if (tokens.refreshToken() == null) {
            return Uni.createFrom().voidItem();
        }
        return provider.endSession(tokens.refreshToken())
                .onFailure()
                .invoke(e -> LOG.warnf(
                        "Session %s is over here; the provider could not be told: %s", secret.id(), e.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private CompletableFuture<SessionTokens> current(SessionSecret secret) {
        return database(() -> store.find(secret.id())).thenCompose(row -> {
            SessionTokens tokens = opened(secret, row);
            if (tokens == null) {
                return CompletableFuture.completedFuture(null);
            }
            return tokens.hasAtLeast(config.renewedBefore(), Instant.now())
                    ? CompletableFuture.completedFuture(tokens)
                    : renewed(secret, row.get().version(), tokens);
        });
    }

    private CompletableFuture<SessionTokens> renewed(SessionSecret secret, int version, SessionTokens old) {
        if (old.refreshToken() == null) {
            boolean good = old.hasAtLeast(Duration.ZERO, Instant.now());
            return CompletableFuture.completedFuture(good ? old : null);
        }
        return provider.refresh(old.refreshToken())
                .subscribeAsCompletionStage()
                .thenApply(fresh -> old.renewedBy(fresh, Instant.now()))
                .thenCompose(fresh -> database(() -> store.renew(secret.id(), version, secret.seal(fresh.toBytes())))
                        .thenCompose(
                                mine -> mine ? CompletableFuture.completedFuture(fresh) : renewedElsewhere(secret)))
                .exceptionallyCompose(e -> notRenewed(secret, version, old, e));
    }

    private CompletableFuture<SessionTokens> notRenewed(
            SessionSecret secret, int version, SessionTokens old, Throwable e) {
        if (String.valueOf(e.getMessage()).contains("invalid_grant")) {
            return database(() -> {
                        Optional<SessionStore.Row> row = store.find(secret.id());
                        boolean over = row.isPresent() && row.get().version() == version;
                        if (over) {
                            LOG.infof("Session %s is over: the provider does not renew it", secret.id());
                            store.delete(secret.id());
                        }
                        return over;
                    })
                    .thenCompose(over ->
                            over ? CompletableFuture.<SessionTokens>completedFuture(null) : renewedElsewhere(secret));
        }
        if (old.hasAtLeast(Duration.ZERO, Instant.now())) {
            return CompletableFuture.completedFuture(old);
        }
        LOG.warnf("Session %s waits for the provider: %s", secret.id(), e.getMessage());
        return CompletableFuture.failedFuture(
                cause(e) instanceof SQLException ? UNAVAILABLE.asException() : Provider.UNAVAILABLE.asException());
    }

    private CompletableFuture<SessionTokens> renewedElsewhere(SessionSecret secret) {
        return database(() -> store.find(secret.id())).thenApply(row -> opened(secret, row));
    }

    /** @return null when there is none, or when somebody else wrote it */
    private static SessionTokens opened(SessionSecret secret, Optional<SessionStore.Row> row) {
        try {
            return row.map(found -> SessionTokens.from(secret.open(found.tokens())))
                    .orElse(null);
        } catch (IllegalStateException e) {
            LOG.warnf(
                    "Session %s was tampered with in the database and does not count: %s", secret.id(), e.getMessage());
            return null;
        }
    }

    private Duration remaining(SessionTokens tokens) {
        Duration fresh =
                Duration.between(Instant.now(), tokens.accessExpiresAt()).minus(config.renewedBefore());
        if (fresh.compareTo(config.rememberedFor()) > 0) {
            return config.rememberedFor();
        }
        // not renewed because the provider is away: ask again soon, but not with every request
        return fresh.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : fresh;
    }

    private <T> CompletableFuture<T> database(Callable<T> work) {
        return workers.executeBlocking(work, false).toCompletionStage().toCompletableFuture();
    }

    private static <T> Uni<T> uni(CompletableFuture<T> future) {
        return Uni.createFrom().completionStage(future).onFailure().transform(e -> {
            if (cause(e) instanceof SQLException sql) {
                LOG.warnf("The database of sessions is away: %s", sql.getMessage());
                return UNAVAILABLE.asException();
            }
            return cause(e);
        });
    }

    private static Throwable cause(Throwable e) {
        return e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
    }
}
