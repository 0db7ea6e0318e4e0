package org.muster.station.backing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Fixes Keycloak's build-time options once, which more than halves its start. */
final class KeycloakBuild {
    // health answers on the main port, so that there is no second port to guard
    private static final List<String> OPTIONS =
            List.of("--db=postgres", "--health-enabled=true", "--http-management-health-enabled=false");

    private KeycloakBuild() {}

    static void run(Path home) throws IOException {
        Path log = home.resolve("build.log");
        ProcessBuilder build =
                new ProcessBuilder("sh", home.resolve("bin/kc.sh").toString(), "build");
        build.command().addAll(OPTIONS);
        build.environment().put("JAVA_HOME", System.getProperty("java.home"));
        build.redirectErrorStream(true).redirectOutput(log.toFile());
        int exit = Command.run(build);
        if (exit != 0) {
            throw new IOException("Keycloak's build ended with " + exit + ":\n" + Files.readString(log));
        }
    }
}
