package org.muster.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

import org.muster.station.backing.FreePorts;

/** An nginx in a process of its own: as a service that costs next to nothing, or as the gateway's peer. */
final class Nginx implements AutoCloseable {

    private final Process process;
    private final int port;

    private Nginx(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Answers /api/notices/1k and /api/notices/100k with so many bytes. */
    static Nginx ofFiles() throws IOException, InterruptedException {
        Path directory = directory();
        Path files = Files.createDirectories(directory.resolve("files/api/notices"));
        write(files.resolve("1k"), 1 << 10);
        write(files.resolve("100k"), 100 << 10);
        return start(directory, "", """
                root %s/files;
                sendfile on;
                tcp_nopush on;
                open_file_cache max=10;
                default_type application/json;""".formatted(directory));
    }

    /** Passes everything on, over connections that it keeps, and buffers no answer on the disk. */
    static Nginx before(Nginx service) throws IOException, InterruptedException {
        return start(
                directory(),
                "upstream service { server 127.0.0.1:%d; keepalive 128; keepalive_requests 1000000000; }"
                        .formatted(service.port()),
                """
                proxy_max_temp_file_size 0;
                location / {
                  proxy_pass http://service;
                  proxy_http_version 1.1;
                  proxy_set_header Connection "";
                  proxy_set_header X-Forwarded-For $remote_addr;
                }""");
    }

    private static Nginx start(Path directory, String outside, String server) throws IOException, InterruptedException {
        int port = FreePorts.next();
        Path configuration = directory.resolve("nginx.conf");
        Files.writeString(configuration, """
                %s
                worker_processes auto;
                daemon off;
                pid %s/pid;
                error_log %s/error.log;
                events { worker_connections 20000; }
                http {
                  access_log off;
                  keepalive_requests 1000000000;
                  client_body_temp_path %s/body; proxy_temp_path %s/proxy; fastcgi_temp_path %s/fastcgi;
                  uwsgi_temp_path %s/uwsgi; scgi_temp_path %s/scgi;
                  %s
                  server {
                    listen 127.0.0.1:%d backlog=16384;
                    %s
                  }
                }
                """.replace("%s/", directory + "/").formatted(
                // else its workers could not read what only this user may
                System.getProperty("user.name").equals("root") ? "user root;" : "", outside, port, server));
        Process process = new ProcessBuilder(
                        Program.find("nginx"),
                        "-p",
                        directory.toString(),
                        "-c",
                        configuration.toString(),
                        "-e",
                        directory.resolve("error.log").toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("out").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        RunningService.awaitPort(process, port);
        return new Nginx(process, port);
    }

    private static Path directory() throws IOException {
        return Files.createTempDirectory("nginx");
    }

    private static void write(Path file, int size) throws IOException {
        byte[] content = new byte[size];
        Random letters = new Random(7);
        for (int i = 0; i < size; i++) {
            content[i] = (byte) letters.nextInt('a', 'z' + 1);
        }
        Files.write(file, content);
    }

    int port() {
        return port;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
