package org.muster.notice.delegation;

import java.lang.reflect.Method;
import java.util.Set;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ResourceInfo;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.muster.platform.security.OnBehalf;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;

/** Decides for each request of somebody who stands in whether the own right suffices for what is asked. */
class UsedRight {

    @Inject
    SecurityIdentity identity;

    @ServerRequestFilter
    void decide(ResourceInfo asked) {
        RolesAllowed allowed = allowed(asked.getResourceMethod(), asked.getResourceClass());
        if (allowed != null && identity.getAttribute(OnBehalf.ATTRIBUTE) instanceof StandingIn standing) {
            standing.decide(Set.of(allowed.value()));
        }
    }

    /** Null for an endpoint that asks for no role. */
    private static RolesAllowed allowed(Method method, Class<?> resource) {
        if (method.isAnnotationPresent(PermitAll.class) || method.isAnnotationPresent(Authenticated.class)) {
            return null;
        }
        RolesAllowed own = method.getAnnotation(RolesAllowed.class);
        return own == null ? resource.getAnnotation(RolesAllowed.class) : own;
    }
}
