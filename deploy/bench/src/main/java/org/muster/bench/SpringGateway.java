package org.muster.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.muster.station.backing.FreePorts;

/** Spring Cloud Gateway with one route and no check of anybody, from the public registry, in a process of its own. */
final class SpringGateway extends Peer {

    private SpringGateway(Process process, int port) {
        super(process, port);
    }

    /** @param options of the JVM, such as its heap */
    static SpringGateway before(Nginx service, String... options) throws IOException, InterruptedException {
        Path peers = Path.of(System.getProperty("muster.root", "."), "deploy", "bench", "peers");
        int port = FreePorts.next();
        Path log = Files.createTempFile("spring-gateway", ".log");
        List<String> command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-cp",
                classPath(peers),
                peers.resolve("SpringGateway.java").toString(),
                "--server.address=127.0.0.1",
                "--server.port=" + port,
                "--logging.level.root=warn",
                "--spring.main.banner-mode=off",
                "--spring.cloud.gateway.server.webflux.routes[0].id=service",
                "--spring.cloud.gateway.server.webflux.routes[0].uri=http://127.0.0.1:" + service.port(),
                "--spring.cloud.gateway.server.webflux.routes[0].predicates[0]=Path=/api/**"));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        System.out.println("Spring Cloud Gateway writes to " + log);
        RunningService.awaitPort(process, port);
        return new SpringGateway(process, port);
    }

    private static String classPath(Path peers) throws IOException, InterruptedException {
        Path written = Files.createTempFile("spring-gateway", ".classpath");
        int exit = new ProcessBuilder(
                        "mvn",
                        "-q",
                        "-B",
                        "-f",
                        peers.resolve("pom.xml").toString(),
                        "dependency:build-classpath",
                        "-Dmdep.outputFile=" + written)
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException("Spring Cloud Gateway could not be resolved, see above");
        }
        return Files.readString(written).strip();
    }
}
