package org.muster.gateway.health;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.muster.gateway.identity.Provider;
import org.muster.gateway.session.SessionTable;

/**
 * Ready once the provider's keys were fetched and the table of sessions is there. It stays ready when either goes away
 * later: known keys still verify tokens, and taking every replica out of service would only turn a part of the outage
 * into all of it.
 */
@Readiness
class FirstContact implements HealthCheck {

    private final Provider provider;
    private final SessionTable sessions;

    FirstContact(Provider provider, SessionTable sessions) {
        this.provider = provider;
        this.sessions = sessions;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("first contact")
                .status(provider.keysKnown() && provider.canLogIn() && sessions.prepared())
                .withData("keys", provider.keysKnown() ? "known" : "waiting for the identity provider")
                .withData("login", provider.canLogIn() ? "possible" : "waiting for the identity provider")
                .withData("sessions", sessions.prepared() ? "possible" : "waiting for the database")
                .build();
    }
}
