package org.muster.gateway.identity;

import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * Checks access tokens (signature, issuer, audience, expiry) and remembers for a short while which ones passed:
 * verifying anew costs four fifths of the gateway's throughput. What a logout drops is forgotten at once, and what
 * {@link Revocations} know does not count, remembered or not.
 */
@ApplicationScoped
public class VerifiedTokens {

    private final Cache<TokenHash, Verified> verified;
    private final IdentityProviderManager verifier;
    private final Provider provider;
    private final Revocations revocations;

    VerifiedTokens(TokenConfig config, IdentityProviderManager verifier, Provider provider, Revocations revocations) {
        this.revocations = revocations;
        this.verifier = verifier;
        this.provider = provider;
        this.verified = Caffeine.newBuilder()
                .maximumSize(config.remembered())
                .expireAfter(Expiry.creating(
                        (TokenHash token, Verified entry) -> remaining(entry.caller(), config.verifiedFor())))
                .build();
    }

    /** @return fails with {@link AuthenticationFailedException}, or with a problem when no keys are known yet */
    public Uni<Verified> verify(RoutingContext context, String token) {
        TokenHash hash = TokenHash.of(token);
        Verified known = verified.getIfPresent(hash);
        if (known != null) {
            return revocations.cover(known.caller())
                    ? revoked()
                    : Uni.createFrom().item(known);
        }
        if (!provider.keysKnown()) {
            return Uni.createFrom().failure(Provider.UNAVAILABLE.asException());
        }
        return verifier.authenticate(HttpSecurityUtils.setRoutingContextAttribute(
                        new TokenAuthenticationRequest(new AccessTokenCredential(token)), context))
                .map(Verified::of)
                .chain(fresh -> {
                    if (revocations.cover(fresh.caller())) {
                        return revoked();
                    }
                    verified.put(hash, fresh);
                    return Uni.createFrom().item(fresh);
                });
    }

    private static Uni<Verified> revoked() {
        return Uni.createFrom().failure(new AuthenticationFailedException("The token was revoked"));
    }

    public void forget(String token) {
        verified.invalidate(TokenHash.of(token));
    }

    private static Duration remaining(Caller caller, Duration atMost) {
        Duration left = Duration.between(Instant.now(), caller.tokenExpiresAt());
        if (left.isNegative()) {
            return Duration.ZERO;
        }
        return left.compareTo(atMost) < 0 ? left : atMost;
    }
}
