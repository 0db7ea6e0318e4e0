package org.muster.journeys.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/** The project's own classes and sources, read from where the build put them. */
final class Code {

    static final List<String> SERVICES = List.of("notice", "expert", "outreach", "report");
    private static final Path ROOT = Path.of(System.getProperty("muster.root"));

    private Code() {}

    /** Of the platform, the services and the gateway. */
    static JavaClasses production() {
        return new ClassFileImporter()
                .importPaths(modules()
                        .map(module -> module.resolve("target/classes"))
                        .toList());
    }

    static JavaClasses planted() {
        return new ClassFileImporter()
                .importPackages(
                        "org.muster.notice.planted", "org.muster.expert.planted", "org.muster.platform.planted");
    }

    static Path service(String name) {
        return ROOT.resolve(name + "-service");
    }

    static Stream<Path> modules() {
        return Stream.concat(
                Stream.of(ROOT.resolve("platform"), ROOT.resolve("gateway")),
                SERVICES.stream().map(Code::service));
    }

    static Stream<Path> sources(Path module) {
        try (Stream<Path> files = Files.walk(module.resolve("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
