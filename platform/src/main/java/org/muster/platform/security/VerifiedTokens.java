package org.muster.platform.security;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.eclipse.microprofile.jwt.JsonWebToken;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * Lets Quarkus check access tokens and remembers for a short while which ones passed, never beyond their expiry: checking
 * anew costs more than the rest of a small request. What a logout ends, the gateway refuses before it comes here.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class VerifiedTokens implements HttpAuthenticationMechanism {

    private static final Duration AT_MOST = Duration.ofSeconds(60);
    private static final int REMEMBERED = 20_000;

    private final Cache<ByteBuffer, SecurityIdentity> verified = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfter(Expiry.creating((ByteBuffer token, SecurityIdentity identity) -> remaining(identity)))
            .build();

    @Inject
    OidcAuthenticationMechanism oidc;

    @Inject
    @Any
    Instance<MomentaryRights> momentary;

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        String header = context.request().getHeader(HttpHeaderNames.AUTHORIZATION);
        if (header == null) {
            return oidc.authenticate(context, providers);
        }
        ByteBuffer hash = hash(header);
        SecurityIdentity known = verified.getIfPresent(hash);
        Uni<SecurityIdentity> identity = known != null
                ? Uni.createFrom().item(known)
                : oidc.authenticate(context, providers).invoke(found -> remember(hash, found));
        return identity.flatMap(this::now);
    }

    private Uni<SecurityIdentity> now(SecurityIdentity identity) {
        Uni<SecurityIdentity> result = Uni.createFrom().item(identity);
        if (identity != null) {
            for (MomentaryRights rights : momentary) {
                result = result.flatMap(rights::addTo);
            }
        }
        return result;
    }

    private void remember(ByteBuffer hash, SecurityIdentity identity) {
        if (identity != null && identity.getPrincipal() instanceof JsonWebToken) {
            verified.put(hash, identity);
        }
    }

    private static Duration remaining(SecurityIdentity identity) {
        JsonWebToken token = (JsonWebToken) identity.getPrincipal();
        Duration left = Duration.between(Instant.now(), Instant.ofEpochSecond(token.getExpirationTime()));
        if (left.isNegative()) {
            return Duration.ZERO;
        }
        return left.compareTo(AT_MOST) < 0 ? left : AT_MOST;
    }

    /** So that no token is a key of the cache. */
    private static ByteBuffer hash(String header) {
        try {
            return ByteBuffer.wrap(
                    MessageDigest.getInstance("SHA-256").digest(header.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return oidc.getChallenge(context);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return oidc.getCredentialTypes();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return oidc.getCredentialTransport(context);
    }
}
