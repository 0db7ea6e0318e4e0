package org.muster.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.muster.station.backing.Postgres;
import org.muster.station.testing.MusterBacking;

/** The packaged gateway before one service that answers for all. */
final class RunningGateway {

    private static final List<String> SERVICES =
            List.of("notice-service", "expert-service", "outreach-service", "report-service");

    private RunningGateway() {}

    /** @param options of the JVM, such as its heap */
    static RunningService before(int port, String... options) throws Exception {
        new MusterBacking().start();
        ((Postgres) MusterBacking.postgres()).createDatabase("gateway", "gateway");
        return RunningService.start("gateway", settings(port), options);
    }

    /** As a station starts it. */
    static String[] asInAStation() {
        return new String[] {
            "-Xms32m", "-Xmx160m", "-XX:MaxMetaspaceSize=160m", "-XX:ReservedCodeCacheSize=64m", "-XX:+UseSerialGC"
        };
    }

    private static Map<String, String> settings(int port) {
        Map<String, String> settings = new HashMap<>();
        settings.put("quarkus.datasource.jdbc.url", MusterBacking.jdbcUrl().replaceAll("/[^/]+$", "/gateway"));
        settings.put("quarkus.datasource.username", "gateway");
        settings.put("quarkus.datasource.password", "gateway");
        SERVICES.forEach(
                service -> settings.put("muster.routing.upstreams." + service + ".url", "http://127.0.0.1:" + port));
        // what is measured is the way through, not how soon one account is told to wait
        settings.put("muster.limits.per-caller", "1000000/1s");
        settings.put("muster.limits.per-address", "1000000/1s");
        settings.put("muster.limits.routes.public.rate", "1000000/1s");
        settings.put("muster.live.per-person", "10000");
        return settings;
    }
}
