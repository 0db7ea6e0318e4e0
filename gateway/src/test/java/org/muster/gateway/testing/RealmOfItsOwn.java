package org.muster.gateway.testing;

import java.util.Map;

import org.muster.station.testing.OwnRealm;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** A realm whose keys are fetched through {@link CountedKeys}. */
public final class RealmOfItsOwn implements QuarkusTestResourceLifecycleManager {

    private CountedKeys keys;

    @Override
    public Map<String, String> start() {
        String issuer = OwnRealm.create().issuer();
        keys = new CountedKeys(issuer + "/protocol/openid-connect/certs");
        return Map.of(
                "quarkus.oidc.auth-server-url",
                issuer,
                "quarkus.oidc.jwks-path",
                keys.url(),
                "quarkus.oidc.token.forced-jwk-refresh-interval",
                "2s",
                "muster.tokens.keys-asked-for-every",
                "3s",
                "muster.tokens.verified-for",
                "1s");
    }

    /** After the servers that all share. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public void stop() {
        keys.close();
    }
}
