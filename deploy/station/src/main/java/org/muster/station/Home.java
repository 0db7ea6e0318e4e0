package org.muster.station;

import java.nio.file.Path;

/**
 * Where a station is.
 *
 * @param checkout the built sources
 * @param directory data, logs and secrets; {@code .station} in the checkout unless {@code MUSTER_HOME} says otherwise
 */
record Home(Path checkout, Path directory) {

    static Home fromEnvironment() {
        Path checkout =
                Path.of(System.getProperty("muster.root", ".")).toAbsolutePath().normalize();
        String home = System.getenv("MUSTER_HOME");
        return new Home(
                checkout,
                home == null || home.isBlank()
                        ? checkout.resolve(".station")
                        : Path.of(home).toAbsolutePath().normalize());
    }

    Path logs() {
        return directory.resolve("logs");
    }

    Path secrets() {
        return directory.resolve("secrets");
    }

    /** What the build made of the service. */
    Path built(Service service) {
        return checkout.resolve(service.module()).resolve("target/quarkus-app");
    }
}
