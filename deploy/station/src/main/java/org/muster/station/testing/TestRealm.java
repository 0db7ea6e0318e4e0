package org.muster.station.testing;

import java.util.Map;

import org.muster.station.identity.Realm;

/** The demo realm and what only tests may have: tokens that expire at once or are meant for somebody else, and many at once. */
final class TestRealm {
    static final String GATEWAY_SECRET = "the-gateway-secret-of-tests";
    static final String STAFF_SECRET = "the-staff-secret-of-tests";
    /** Name and password of Keycloak's own administrator. */
    static final String ADMINISTRATOR = "admin-of-tests";

    static final String SHORT_LIVED_CLIENT = "short-lived";
    static final String OTHER_AUDIENCE_CLIENT = "other-audience";

    private TestRealm() {}

    static String json() {
        return Realm.demo()
                .withPasswordClient(SHORT_LIVED_CLIENT, Map.of("access.token.lifespan", "1"))
                .withPasswordClientOfAnotherAudience(OTHER_AUDIENCE_CLIENT)
                .withAnyRedirect("muster-gateway")
                .withoutProtectionAgainstGuessing()
                .withUser(Tokens.NEIGHBOUR)
                .withUsers(Tokens.specialists())
                .json();
    }
}
