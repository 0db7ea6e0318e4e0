package org.muster.station.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One Kafka broker in KRaft mode on 127.0.0.1, in a virtual machine of its own. Topics exist only when somebody creates
 * them. Like {@link Postgres} it holds no state: directory and ports say which broker is meant.
 */
public final class Broker implements LocalServer {
    private final Path home;
    private final int port;
    private final int controllerPort;
    private final Jdk jdk;
    private final ServerProcess process;

    public Broker(Path directory, int port, int controllerPort, Jdk jdk) {
        this.home = directory.resolve("kafka");
        this.port = port;
        this.controllerPort = controllerPort;
        this.jdk = jdk;
        this.process = new ServerProcess("kafka", directory);
    }

    /** Writes the configuration, and formats the log directory when there is none yet. */
    @Override
    public void prepare() {
        try {
            process.makeRoomForLog();
            Files.createDirectories(home);
            Files.writeString(configurationFile(), configuration());
            Files.writeString(home.resolve("log4j2.yaml"), LOGGING);
            if (!Files.exists(logDirectory().resolve("meta.properties"))) {
                format();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Process launch() {
        List<String> command = java(List.of("-Xms64m", "-Xmx256m"));
        command.addAll(List.of("kafka.Kafka", configurationFile().toString()));
        return process.start(command, Map.of());
    }

    /** The broker opens its port only after it has registered with the controller, so an open port is a ready broker. */
    @Override
    public boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public ServerProcess process() {
        return process;
    }

    private void format() throws IOException {
        List<String> command = java(List.of());
        command.addAll(List.of("kafka.tools.StorageTool", "format", "-t", "bXVzdGVyLXN0YXRpb24tMQ"));
        command.addAll(List.of("-c", configurationFile().toString()));
        int exit = Command.run(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(process.log().toFile()));
        if (exit != 0) {
            throw new IOException("Kafka's storage was not formatted:\n" + Files.readString(process.log()));
        }
    }

    private List<String> java(List<String> options) {
        List<String> command = new ArrayList<>(List.of(jdk.java().toString()));
        command.addAll(options);
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Duser.timezone=Asia/Shanghai"));
        command.add("-Dlog4j2.configurationFile=" + home.resolve("log4j2.yaml"));
        command.addAll(List.of("-cp", Servers.kafkaClassPath()));
        return command;
    }

    private Path logDirectory() {
        return home.resolve("log");
    }

    private Path configurationFile() {
        return home.resolve("kafka.properties");
    }

    private String configuration() {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                inter.broker.listener.name=BROKER
                listeners=BROKER://127.0.0.1:%2$d,CONTROLLER://127.0.0.1:%1$d
                listener.security.protocol.map=BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT
                log.dirs=%3$s
                auto.create.topics.enable=false
                num.partitions=6
                default.replication.factor=1
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=8
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=8
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                num.network.threads=2
                num.io.threads=4
                log.cleaner.dedupe.buffer.size=16777216
                broker.session.timeout.ms=2000
                broker.heartbeat.interval.ms=500
                """.formatted(controllerPort, port, logDirectory());
    }

    private static final String LOGGING = """
            Configuration:
              Appenders:
                Console:
                  name: out
                  PatternLayout:
                    pattern: "%d{ISO8601} %p %m (%c{1})%n"
              Loggers:
                Root:
                  level: WARN
                  AppenderRef:
                    ref: out
                Logger:
                  - name: kafka.server.KafkaRaftServer
                    level: INFO
            """;
}
