package org.muster.notice.staff;

import java.net.URI;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;

class KeycloakProducer {

    /** The administration of the realm stands beside the realm. */
    @Produces
    @ApplicationScoped
    KeycloakUsers users(@ConfigProperty(name = "quarkus.oidc.auth-server-url") String realm) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(URI.create(realm.replace("/realms/", "/admin/realms/")))
                .connectTimeout(3, TimeUnit.SECONDS)
                .readTimeout(15, TimeUnit.SECONDS)
                .build(KeycloakUsers.class);
    }
}
