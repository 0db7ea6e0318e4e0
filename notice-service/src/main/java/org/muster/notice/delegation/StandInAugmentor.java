package org.muster.notice.delegation;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.muster.notice.delegation.StandingIn.Right;
import org.muster.platform.security.OnBehalf;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;

/** Adds the roles by which somebody stands in for a colleague to those of the token, in this service only. */
@ApplicationScoped
class StandInAugmentor implements SecurityIdentityAugmentor {

    @Inject
    Deputies deputies;

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.getPrincipal() instanceof JsonWebToken token
                && token.getClaim("org") != null
                && deputies.mayBe(token.getName())) {
            return context.runBlocking(() -> augmented(identity, token));
        }
        return Uni.createFrom().item(identity);
    }

    private SecurityIdentity augmented(SecurityIdentity identity, JsonWebToken token) {
        List<Right> rights =
                deputies.rights(token.getName(), token.getClaim("org").toString());
        if (rights.isEmpty()) {
            return identity;
        }
        Set<String> own = Set.copyOf(identity.getRoles());
        Set<String> lent =
                rights.stream().flatMap(right -> right.roles().stream()).collect(Collectors.toSet());
        return QuarkusSecurityIdentity.builder(identity)
                .addRoles(lent)
                .addAttribute(OnBehalf.ATTRIBUTE, new StandingIn(own, rights))
                .build();
    }
}
