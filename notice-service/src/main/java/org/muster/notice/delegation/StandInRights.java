package org.muster.notice.delegation;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.muster.notice.delegation.StandingIn.Right;
import org.muster.platform.security.MomentaryRights;
import org.muster.platform.security.OnBehalf;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.security.spi.runtime.BlockingSecurityExecutor;
import io.smallrye.mutiny.Uni;

/** Adds the roles by which somebody stands in for a colleague to those of the token, in this service only. */
@ApplicationScoped
class StandInRights implements MomentaryRights {

    @Inject
    Deputies deputies;

    @Inject
    BlockingSecurityExecutor blocking;

    @Override
    public Uni<SecurityIdentity> addTo(SecurityIdentity identity) {
        if (identity.getPrincipal() instanceof JsonWebToken token
                && deputies.mayBe(token.getName())
                && token.getClaim("org") != null) {
            return blocking.executeBlocking(() -> augmented(identity, token));
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
