package org.muster.notice.urging.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** Where the service looks for a mail server in tests. Whether one listens there is each test's business. */
public class MailPort implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        try (ServerSocket free = new ServerSocket(0)) {
            return Map.of(
                    "quarkus.mailer.host",
                    "127.0.0.1",
                    "quarkus.mailer.port",
                    Integer.toString(free.getLocalPort()),
                    "quarkus.mailer.own-host-name",
                    "localhost",
                    "quarkus.mailer.timeout",
                    "8s",
                    "quarkus.mailer.keep-alive",
                    "false",
                    "muster.urging.delivery.mail",
                    "true",
                    "muster.public-url",
                    "https://muster.example");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // nothing runs
    }
}
