package org.muster.gateway.testing;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** A gateway behind a proxy it trusts, with limits that are soon reached, and one other site whose scripts may call. */
public final class Strict implements QuarkusTestProfile {

    public static final String OTHER_SITE = "https://oa.example.cn";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                Map.entry("quarkus.http.proxy.proxy-address-forwarding", "true"),
                Map.entry("quarkus.http.proxy.allow-x-forwarded", "true"),
                Map.entry("quarkus.http.proxy.enable-forwarded-host", "true"),
                Map.entry("quarkus.http.proxy.trusted-proxies", "127.0.0.1,::1"),
                Map.entry("muster.limits.per-caller", "20/10m"),
                Map.entry("muster.limits.per-address", "60/1h"),
                Map.entry("muster.limits.routes.intake.rate", "3/10m"),
                Map.entry("muster.limits.routes.search.rate", "2/10m"),
                Map.entry("muster.edge.allowed-origins", OTHER_SITE));
    }
}
