package org.muster.gateway.identity;

import java.security.Principal;
import java.time.Instant;
import java.util.Set;

import org.eclipse.microprofile.jwt.JsonWebToken;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;

/**
 * The person (呼叫者) behind a verified token. Kept in memory for many requests, so it holds no token.
 *
 * @param organisation code of the organisation the person acts for, null when the token names none
 * @param session the provider's name for the login that the token belongs to, null when it names none
 * @param authenticatedAt when the person last showed a password
 * @param locale the language chosen in the account, null when none is
 */
public record Caller(
        String subject,
        String username,
        String name,
        String organisation,
        Set<String> roles,
        String locale,
        String session,
        Instant authenticatedAt,
        Instant tokenExpiresAt)
        implements Principal {

    static Caller of(SecurityIdentity identity) {
        JsonWebToken token = (JsonWebToken) identity.getPrincipal();
        String name = token.getClaim("name");
        return new Caller(
                token.getSubject(),
                token.getName(),
                name == null ? token.getName() : name,
                token.getClaim("org"),
                Set.copyOf(identity.getRoles()),
                token.getClaim("locale"),
                token.getClaim("sid"),
                authenticatedAt(token),
                Instant.ofEpochSecond(token.getExpirationTime()));
    }

    /** A login at the provider outlives its tokens; only where the token does not tell when it was, its own age counts. */
    private static Instant authenticatedAt(JsonWebToken token) {
        Object login = token.getClaim("auth_time");
        return Instant.ofEpochSecond(login instanceof Number time ? time.longValue() : token.getIssuedAtTime());
    }

    @Override
    public String getName() {
        return username;
    }

    SecurityIdentity asIdentity() {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(this)
                .addRoles(roles)
                .build();
    }
}
