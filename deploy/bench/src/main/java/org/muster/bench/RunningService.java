package org.muster.bench;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.muster.station.backing.FreePorts;
import org.muster.station.testing.MusterBacking;
import org.muster.station.testing.Tokens;

/**
 * A packaged service in a process of its own, with a PostgreSQL, a Kafka and a Keycloak that only this benchmark uses.
 * They end with it.
 */
final class RunningService implements AutoCloseable {

    private final Process process;
    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();

    private RunningService(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** @param options of the JVM, such as its heap */
    static RunningService start(String module, String... options) throws Exception {
        return start(module, Map.of(), options);
    }

    /** @param settings of the service that differ from those of the tests */
    static RunningService start(String module, Map<String, String> settings, String... options) throws Exception {
        Path root = Path.of(System.getProperty("muster.root", "."));
        Path jar = root.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException("Build it first: deploy/bench/run does");
        }
        int port = FreePorts.next();
        Path log = Files.createTempFile(module, ".log");
        Process process = new ProcessBuilder(command(jar, port, settings, options))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        RunningService service = new RunningService(process, port);
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        System.out.println(module + " writes to " + log);
        service.awaitReady();
        return service;
    }

    private static List<String> command(Path jar, int port, Map<String, String> settings, String... options) {
        List<String> command = new ArrayList<>(
                List.of(ProcessHandle.current().info().command().orElse("java"), "-Duser.timezone=Asia/Shanghai"));
        command.addAll(List.of(options));
        Map<String, String> backing = new HashMap<>(new MusterBacking().start());
        Database.makeDurable();
        backing.putAll(settings);
        backing.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add("-Dquarkus.http.port=" + port);
        command.add("-jar");
        command.add(jar.toString());
        return command;
    }

    /** For programs that have no question whether they are ready. */
    static void awaitPort(Process process, int port) throws IOException, InterruptedException {
        for (int i = 0; i < 240; i++) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                return;
            } catch (ConnectException e) {
                if (!process.isAlive()) {
                    throw new IllegalStateException(
                            process.info().command().orElse("The program") + " ended while it started", e);
                }
                Thread.sleep(250);
            }
        }
        throw new IllegalStateException("Nobody listens on " + port + " after a minute");
    }

    private void awaitReady() throws Exception {
        for (int i = 0; i < 240; i++) {
            try {
                HttpRequest ready =
                        HttpRequest.newBuilder(uri("/q/health/ready")).build();
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

    ProcessHandle handle() {
        return process.toHandle();
    }

    int port() {
        return port;
    }

    /** @throws IllegalStateException for an answer that is no success */
    String post(String user, String path, String contentType, HttpRequest.BodyPublisher body, String... headers)
            throws Exception {
        HttpRequest.Builder request =
                request(user, path).header("Content-Type", contentType).POST(body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    String get(String user, String path) throws Exception {
        return send(request(user, path));
    }

    private HttpRequest.Builder request(String user, String path) {
        return HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Bearer " + Tokens.of(user))
                .timeout(Duration.ofMinutes(15));
    }

    private String send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
