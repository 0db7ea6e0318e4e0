package org.muster.station.testing;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.muster.station.backing.FreePorts;
import org.muster.station.backing.Server;
import org.muster.station.backing.Servers;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The same three in containers, for {@code -Dbacking=containers}. Nothing is shared between JVMs; Testcontainers removes
 * them. Ports are fixed at the start, because a container that was killed must come back on the same ones.
 *
 * <p>The machines this project is built on have no container engine: this class is compiled there and has not been run.
 */
final class ContainerServers implements TestServers {

    @Override
    public void start() {
        int postgresPort = FreePorts.next();
        int kafkaPort = FreePorts.next();
        int keycloakPort = FreePorts.next();
        PostgreSQLContainer postgres = new PostgreSQLContainer("postgres:18")
                .withDatabaseName(DATABASE)
                .withUsername(DATABASE)
                .withPassword(DATABASE);
        postgres.setPortBindings(List.of(postgresPort + ":5432"));
        KafkaContainer kafka = new KafkaContainer("apache/kafka:" + Servers.version("kafka"))
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        kafka.setPortBindings(List.of(kafkaPort + ":9092"));
        GenericContainer<?> keycloak = keycloak(keycloakPort);
        Startables.deepStart(postgres, kafka, keycloak).join();

        Recorded.put("postgres", postgresPort);
        Recorded.put("postgres-container", postgres.getContainerId());
        Recorded.put("kafka", kafkaPort);
        Recorded.put("kafka-container", kafka.getContainerId());
        Recorded.put("issuer", "http://localhost:" + keycloakPort + "/realms/muster");
    }

    private static GenericContainer<?> keycloak(int port) {
        GenericContainer<?> keycloak = new GenericContainer<>("keycloak/keycloak:" + Servers.version("keycloak"))
                .withEnv(Map.of(
                        "MUSTER_GATEWAY_SECRET", TestRealm.GATEWAY_SECRET,
                        "MUSTER_STAFF_SECRET", TestRealm.STAFF_SECRET,
                        "KC_BOOTSTRAP_ADMIN_USERNAME", TestRealm.ADMINISTRATOR,
                        "KC_BOOTSTRAP_ADMIN_PASSWORD", TestRealm.ADMINISTRATOR,
                        "KC_HOSTNAME", "http://localhost:" + port))
                .withCopyToContainer(Transferable.of(TestRealm.json()), "/opt/keycloak/data/import/muster-realm.json")
                .withCommand("start-dev", "--import-realm")
                .withStartupTimeout(Duration.ofMinutes(3))
                .waitingFor(Wait.forHttp("/realms/muster/protocol/openid-connect/certs")
                        .forPort(8080))
                .withExposedPorts(8080);
        keycloak.setPortBindings(List.of(port + ":8080"));
        return keycloak;
    }

    @Override
    public Server postgres() {
        return new Container(Recorded.get("postgres-container"));
    }

    @Override
    public Server broker() {
        return new Container(Recorded.get("kafka-container"));
    }

    @Override
    public String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + Recorded.get("postgres") + "/" + DATABASE;
    }

    @Override
    public String bootstrapServers() {
        return "localhost:" + Recorded.get("kafka");
    }

    @Override
    public String issuer() {
        return Recorded.get("issuer");
    }

    /** Returns when the engine has done it; what runs inside may need a moment longer to answer. */
    private record Container(String id) implements Server {
        @Override
        public void start() {
            DockerClientFactory.instance().client().startContainerCmd(id).exec();
        }

        @Override
        public void stop() {
            DockerClientFactory.instance().client().stopContainerCmd(id).exec();
        }

        @Override
        public void kill() {
            DockerClientFactory.instance().client().killContainerCmd(id).exec();
        }
    }
}
