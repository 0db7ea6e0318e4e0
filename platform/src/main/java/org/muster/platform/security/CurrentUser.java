package org.muster.platform.security;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.jwt.JsonWebToken;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;

/** The person behind the request as the token tells. Every accessor but {@link #has} fails for an anonymous caller. */
@RequestScoped
public class CurrentUser {

    @Inject
    SecurityIdentity identity;

    /** Asked for several times in a request, and each look into the token costs an exception inside. */
    private String organisation;

    /** Stable id of the person in the identity provider. */
    public String subject() {
        return token().getSubject();
    }

    /** Name to record beside an act, such as a signature: of somebody who stands in, with whose right it is. */
    public String name() {
        return onBehalf().map(other -> ownName() + "（代" + other.name() + "）").orElseGet(this::ownName);
    }

    /** By whose right the request is made; empty for one's own. */
    public Optional<OnBehalf> onBehalf() {
        Supplier<OnBehalf> used = identity.getAttribute(OnBehalf.ATTRIBUTE);
        return Optional.ofNullable(used).map(Supplier::get);
    }

    /** Only the person's. */
    public String ownName() {
        Object name = token().getClaim("name");
        return name == null ? token().getName() : name.toString();
    }

    /** Code of the organisation (单位) the person acts for. */
    public String organisation() {
        if (organisation == null) {
            Object claim = token().getClaim("org");
            if (claim == null) {
                throw new UnauthorizedException("The token names no organisation");
            }
            organisation = claim.toString();
        }
        return organisation;
    }

    public Set<String> roles() {
        return identity.getRoles();
    }

    public boolean has(String role) {
        return identity.hasRole(role);
    }

    public boolean anonymous() {
        return identity.isAnonymous();
    }

    private JsonWebToken token() {
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            return token;
        }
        throw new UnauthorizedException("Nobody is logged in");
    }
}
