package org.muster.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A program of the machine's own, installed from Debian's packages where it is missing and that is possible. */
final class Program {

    private Program() {}

    /** @param name of the program, which is that of its package too */
    static String find(String name) throws IOException, InterruptedException {
        if (found(name).isEmpty()) {
            install(name);
        }
        return found(name)
                .orElseThrow(() -> new IllegalStateException(
                        "This benchmark needs " + name + "; install it (on Debian: apt-get install " + name + ")"));
    }

    private static Optional<String> found(String name) {
        return Stream.of("/usr/bin", "/usr/sbin", "/usr/local/bin")
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    private static void install(String name) throws IOException, InterruptedException {
        new ProcessBuilder(
                        "sh",
                        "-c",
                        "[ \"$(id -u)\" = 0 ] && command -v apt-get >/dev/null && apt-get -q update"
                                + " && DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends "
                                + name)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
