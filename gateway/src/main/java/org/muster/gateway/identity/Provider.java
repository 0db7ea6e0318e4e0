package org.muster.gateway.identity;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.muster.gateway.problem.Problem;

import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.common.runtime.OidcCommonUtils;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.oidc.runtime.TenantConfigContext;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.MultiMap;

/**
 * The identity provider (Keycloak). It may come after the gateway and go before it: until its keys were fetched once
 * the gateway asks every second, and afterwards it goes on with the keys it has.
 */
@ApplicationScoped
public class Provider {

    /** Name of the OpenID Connect client configuration that browsers log in with. */
    static final String BROWSER = "browser";

    public static final Problem UNAVAILABLE =
            Problem.of(503, "login-unavailable").retryAfter(2);

    private static final Logger LOG = Logger.getLogger(Provider.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final TenantConfigBean clients;
    private final Vertx vertx;
    private final TokenConfig config;
    private int attempts;

    Provider(TenantConfigBean clients, Vertx vertx, TokenConfig config) {
        this.config = config;
        this.clients = clients;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent started) {
        connect();
        vertx.setPeriodic(config.keysAskedForEvery().toMillis(), timer -> {
            renewKeys(clients.getDefaultTenant());
            renewKeys(browser());
        });
    }

    /** Those that are known stay when the provider does not answer. */
    private static void renewKeys(TenantConfigContext client) {
        if (client.ready()) {
            // there is no way to the keys but with a token; this is none, and whether it passes is of no interest
            client.provider()
                    .refreshJwksAndVerifyJwtToken("", false, false, null)
                    .subscribe()
                    .with(passed -> {}, failure -> {
                        if (!(failure instanceof InvalidJwtException)) {
                            LOG.warnf(
                                    "The provider did not say which keys it has, going on with those that are known: %s",
                                    failure.getMessage());
                        }
                    });
        }
    }

    public boolean keysKnown() {
        return clients.getDefaultTenant().ready();
    }

    public boolean canLogIn() {
        return browser().ready();
    }

    /** @return fails with {@link io.quarkus.oidc.OIDCException} when the provider refuses or cannot be reached */
    public Uni<AuthorizationCodeTokens> refresh(String refreshToken) {
        if (!canLogIn()) {
            return Uni.createFrom().failure(UNAVAILABLE.asException());
        }
        return browser()
                .provider()
                .refreshTokens(refreshToken)
                .ifNoItem()
                .after(PATIENCE)
                .fail();
    }

    /** Ends the person's session at the provider too, so that the next login asks for the password again. */
    public Uni<Void> endSession(String refreshToken) {
        if (!canLogIn()) {
            return Uni.createFrom().failure(UNAVAILABLE.asException());
        }
        OidcTenantConfig config = browser().oidcConfig();
        MultiMap form = MultiMap.caseInsensitiveMultiMap()
                .add("client_id", config.clientId().orElseThrow())
                .add("client_secret", config.credentials().secret().orElseThrow())
                .add("refresh_token", refreshToken);
        return browser()
                .getOidcProviderClient()
                .getWebClient()
                .postAbs(browser().getOidcMetadata().getEndSessionUri())
                .sendForm(form)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .invoke(answer -> {
                    // 400: the provider ended or forgot that session by itself
                    if (answer.statusCode() >= 300 && answer.statusCode() != 400) {
                        LOG.warnf("The provider answered %d to a logout", answer.statusCode());
                    }
                })
                .replaceWithVoid();
    }

    /**
     * Checks a logout token (signature, issuer, audience, expiry) of OpenID Connect Back-Channel Logout.
     *
     * @return its claims, null when it is none
     */
    public JsonObject logoutClaims(String logoutToken) {
        if (!canLogIn()) {
            throw UNAVAILABLE.asException();
        }
        try {
            browser().provider().verifyLogoutJwtToken(logoutToken);
            return OidcCommonUtils.decodeJwtContent(logoutToken);
        } catch (InvalidJwtException | RuntimeException e) {
            LOG.infof("What came as a logout token is none: %s", e.getClass().getSimpleName());
            return null;
        }
    }

    private TenantConfigContext browser() {
        return clients.getStaticTenant(BROWSER);
    }

    private void connect() {
        if (keysKnown() && canLogIn()) {
            LOG.info("The keys of the identity provider are known");
            return;
        }
        connect(clients.getDefaultTenant())
                .chain(() -> connect(browser()))
                .subscribe()
                .with(done -> connect(), this::again);
    }

    private void again(Throwable failure) {
        if (attempts++ % 30 == 0) {
            LOG.warnf("The identity provider cannot be asked for its keys yet, asking on: %s", failure.getMessage());
        }
        vertx.setTimer(1000, timer -> connect());
    }

    private static Uni<TenantConfigContext> connect(TenantConfigContext client) {
        return client.ready() ? Uni.createFrom().item(client) : client.initialize();
    }
}
