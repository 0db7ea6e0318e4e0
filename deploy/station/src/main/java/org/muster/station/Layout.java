package org.muster.station;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.muster.station.backing.Broker;
import org.muster.station.backing.IdentityProvider;
import org.muster.station.backing.Jdk;
import org.muster.station.backing.Postgres;
import org.muster.station.identity.Realm;
import org.muster.station.supervision.Plan;

/** The eight processes of a station, their ports, and what each is told about the others. */
final class Layout {
    static final int POSTGRES_PORT = 15432;
    static final int KAFKA_PORT = 19092;
    static final int KAFKA_CONTROLLER_PORT = 19093;
    static final int KEYCLOAK_PORT = 8180;

    private static final String KEYCLOAK_DATABASE = "keycloak";

    private final Home home;
    private final Jdk jdk = Jdk.current();
    private final KeptSecrets secrets;
    private final Postgres postgres;
    private final Broker broker;
    private final IdentityProvider identityProvider;

    Layout(Home home) {
        this.home = home;
        this.secrets = new KeptSecrets(home.secrets());
        this.postgres = new Postgres(home.directory(), POSTGRES_PORT, secrets.get("postgres.password"), true);
        this.broker = new Broker(home.directory(), KAFKA_PORT, KAFKA_CONTROLLER_PORT, jdk);
        this.identityProvider = new IdentityProvider(
                home.directory(),
                KEYCLOAK_PORT,
                jdk,
                new IdentityProvider.Database(
                        postgres.jdbcUrl(KEYCLOAK_DATABASE), KEYCLOAK_DATABASE, password(KEYCLOAK_DATABASE)),
                Realm.demo().json(),
                Map.of(
                        "MUSTER_GATEWAY_SECRET", secrets.get("gateway.client-secret"),
                        "MUSTER_STAFF_SECRET", secrets.get("staff.client-secret"),
                        "KC_BOOTSTRAP_ADMIN_USERNAME", "admin",
                        "KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.get("keycloak.admin-password")));
    }

    /** Each after those it needs. A service needs only its database to start; it waits for the others by itself. */
    List<Plan> plans() {
        List<Plan> plans = new ArrayList<>();
        plans.add(new Plan(postgres, List.of(), this::createDatabases));
        plans.add(new Plan(broker));
        plans.add(new Plan(identityProvider, postgres.name()));
        Service.all()
                .map(service -> new JavaService(service, home, jdk, environment(service)))
                .forEach(service -> plans.add(new Plan(service, postgres.name())));
        return plans;
    }

    /** Each after those it needs. */
    static List<String> names() {
        return Stream.concat(
                        Stream.of("postgres", "kafka", "keycloak"),
                        Service.all().map(Service::module))
                .toList();
    }

    static Map<String, Integer> ports() {
        Map<String, Integer> ports = new HashMap<>(Map.of(
                "PostgreSQL", POSTGRES_PORT,
                "Kafka", KAFKA_PORT,
                "Kafka's controller", KAFKA_CONTROLLER_PORT,
                "Keycloak", KEYCLOAK_PORT));
        Service.all().forEach(service -> ports.put(service.module(), service.port()));
        return ports;
    }

    private void createDatabases() {
        Stream.concat(Stream.of(KEYCLOAK_DATABASE), Service.all().map(Service::database))
                .forEach(database -> postgres.createDatabase(database, password(database)));
    }

    private Map<String, String> environment(Service service) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "QUARKUS_HTTP_HOST", "127.0.0.1",
                "QUARKUS_HTTP_PORT", String.valueOf(service.port()),
                "QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl(service.database()),
                "QUARKUS_DATASOURCE_USERNAME", service.database(),
                "QUARKUS_DATASOURCE_PASSWORD", password(service.database()),
                "KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers(),
                "QUARKUS_OIDC_AUTH_SERVER_URL", identityProvider.issuer(),
                // glibc gives every thread an arena of its own, which a small heap never pays back
                "MALLOC_ARENA_MAX", "2"));
        if (service == Service.GATEWAY) {
            environment.put("QUARKUS_OIDC_CREDENTIALS_SECRET", secrets.get("gateway.client-secret"));
            // there is no other one that callers could go to meanwhile
            environment.put("QUARKUS_SHUTDOWN_DELAY", "0s");
        }
        if (service == Service.NOTICE) {
            environment.put("MUSTER_STAFF_SECRET", secrets.get("staff.client-secret"));
            environment.put("MUSTER_WEBHOOK_KEYS", secrets.get("webhook.keys"));
        }
        return environment;
    }

    private String password(String database) {
        return secrets.get(database + ".password");
    }
}
