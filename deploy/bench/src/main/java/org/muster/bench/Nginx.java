package org.muster.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.muster.station.backing.FreePorts;

/** An nginx in a process of its own: as a service that costs next to nothing, or as the gateway's peer. */
final class Nginx extends Peer {

    private Nginx(Process process, int port) {
        super(process, port);
    }

    /** Below any path answers 1k, 100k and 10m with so many bytes, and whatever is sent to sink is read to its end. */
    static Nginx ofFiles() throws IOException, InterruptedException {
        Path directory = directory();
        Path files = Files.createDirectories(directory.resolve("files"));
        write(files.resolve("1k"), 1 << 10);
        write(files.resolve("100k"), 100 << 10);
        write(files.resolve("10m"), 10 << 20);
        int sink = FreePorts.next();
        return start(
                directory,
                "upstream sink { server 127.0.0.1:%d; } server { listen 127.0.0.1:%d; return 204; }"
                        .formatted(sink, sink),
                """
                root %s/files;
                sendfile on;
                tcp_nopush on;
                open_file_cache max=10;
                default_type application/json;
                client_max_body_size 100m;
                rewrite ^/api/.*/(1k|100k|10m)$ /$1 break;
                location = /connections { stub_status; }
                location ~ /sink$ { proxy_pass http://sink; }""".formatted(directory));
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

    /** So many requests are being answered right now, this question not counted. */
    int answering() throws IOException, InterruptedException {
        String status = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/connections"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        Matcher writing = Pattern.compile("Reading: (\\d+) Writing: (\\d+)").matcher(status);
        if (!writing.find()) {
            throw new IllegalStateException("nginx said something else: " + status);
        }
        return Integer.parseInt(writing.group(1)) + Integer.parseInt(writing.group(2)) - 1;
    }
}
