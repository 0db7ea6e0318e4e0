package org.muster.station.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.muster.station.backing.FreePorts;

/** A service as it is shipped, in a process of its own, with the PostgreSQL, Kafka and Keycloak of the tests. */
public record PackagedService(Process process, int port) implements AutoCloseable {

    /**
     * Returns when it is ready.
     *
     * @param settings that differ from those of the tests
     * @param options of the JVM, such as its heap
     */
    public static PackagedService start(String module, Map<String, String> settings, String... options)
            throws IOException, InterruptedException {
        Path jar = Path.of(System.getProperty("muster.root", "."), module, "target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException("Build it first, there is no " + jar);
        }
        int port = FreePorts.next();
        Path log = Files.createTempFile(module, ".log");
        Process process = new ProcessBuilder(command(jar, port, settings, options))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        System.out.println(module + " writes to " + log);
        PackagedService service = new PackagedService(process, port);
        service.awaitReady();
        return service;
    }

    private static List<String> command(Path jar, int port, Map<String, String> settings, String... options) {
        List<String> command = new ArrayList<>(
                List.of(ProcessHandle.current().info().command().orElse("java"), "-Duser.timezone=Asia/Shanghai"));
        command.addAll(List.of(options));
        Map<String, String> backing = new HashMap<>(new MusterBacking().start());
        backing.putAll(settings);
        backing.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-Dquarkus.http.port=" + port, "-jar", jar.toString()));
        return command;
    }

    private void awaitReady() throws IOException, InterruptedException {
        HttpRequest ready = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                .build();
        HttpClient http = HttpClient.newHttpClient();
        for (int i = 0; i < 240; i++) {
            try {
                if (http.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // not listening yet
            }
            if (!process.isAlive()) {
                throw new IllegalStateException("The service ended while it started");
            }
            Thread.sleep(500);
        }
        throw new IllegalStateException("The service is not ready after two minutes");
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
