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
 * @param locale the language chosen in the account, null when none is
 */
public record Caller(
        String subject,
        String username,
        String name,
        String organisation,
        Set<String> roles,
        String locale,
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
                Instant.ofEpochSecond(token.getExpirationTime()));
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
