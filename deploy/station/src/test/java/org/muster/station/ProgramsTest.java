package org.muster.station;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.station.backing.Directories;

import static org.assertj.core.api.Assertions.assertThat;

class ProgramsTest {
    @TempDir
    Path directory;

    private Home home;
    private Path stationJar;

    @BeforeEach
    void build() throws IOException {
        home = new Home(directory.resolve("checkout"), directory.resolve("home"));
        stationJar = Files.writeString(directory.resolve("muster-station.jar"), "station");
        Files.createDirectories(directory.resolve("lib"));
        Files.writeString(directory.resolve("lib/jackson.jar"), "jackson");
        for (Service service : Service.all().toList()) {
            write(service, "quarkus-run.jar", "first");
            write(service, "lib/main/library.jar", "first");
        }
    }

    @Test
    void outliveABuildBesideThem() throws IOException {
        Programs programs = new Programs(home);
        programs.install(stationJar);

        Directories.delete(home.built(Service.GATEWAY));
        Files.writeString(stationJar, "another");

        assertThat(programs.jar(Service.GATEWAY)).hasContent("first");
        assertThat(programs.jar(Service.GATEWAY).resolveSibling("lib/main/library.jar"))
                .hasContent("first");
        assertThat(programs.station()).hasContent("station");
        assertThat(programs.station().resolveSibling("lib/jackson.jar")).hasContent("jackson");
    }

    @Test
    void areThoseOfTheLatestBuildAfterTheNextStart() throws IOException {
        Programs programs = new Programs(home);
        programs.install(stationJar);
        Directories.delete(home.built(Service.GATEWAY));
        write(Service.GATEWAY, "quarkus-run.jar", "second");

        programs.install(stationJar);

        assertThat(programs.jar(Service.GATEWAY)).hasContent("second");
        assertThat(programs.jar(Service.GATEWAY).resolveSibling("lib")).doesNotExist();
    }

    private void write(Service service, String file, String content) throws IOException {
        Path path = home.built(service).resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }
}
