package org.muster.station;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.station.backing.Jdk;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code deploy/up} says on a machine that lacks something. */
class LaunchTest {
    private static final List<String> TOOLS = List.of(
            "sh",
            "cat",
            "cut",
            "date",
            "dirname",
            "find",
            "grep",
            "head",
            "ls",
            "mkdir",
            "readlink",
            "sed",
            "tail",
            "tee",
            "tr");

    @TempDir
    Path machine;

    private Path bin;
    private Path jvms;
    private Path checkout;

    @BeforeEach
    void aMachineWithNothing() throws IOException {
        bin = Files.createDirectories(machine.resolve("bin"));
        jvms = Files.createDirectories(machine.resolve("jvms"));
        for (String tool : TOOLS) {
            Path real = Files.exists(Path.of("/usr/bin", tool)) ? Path.of("/usr/bin", tool) : Path.of("/bin", tool);
            Files.createSymbolicLink(bin.resolve(tool), real);
        }
        checkout = Files.createDirectories(machine.resolve("checkout"));
        Path sources = deploy();
        for (String script : List.of("up", "status", "logs", "down", "station/launch.sh")) {
            Path copy = checkout.resolve("deploy").resolve(script);
            Files.createDirectories(copy.getParent());
            Files.copy(sources.resolve(script), copy);
        }
    }

    @Nested
    class Up {
        @Test
        void asksForAJdkWhenThereIsNone() throws Exception {
            assertThat(run("up"))
                    .isEqualTo(new Answer(
                            1,
                            "No Java was found; install a JDK of version 17 or newer"
                                    + " (on Debian: apt-get install openjdk-17-jdk), or set JAVA_HOME to one.\n"));
        }

        @Test
        void asksForANewerJdkWhenAllAreTooOld() throws Exception {
            aJdk("jdk-8", "1.8.0_402");
            aJdk("jdk-11", "11.0.22");
            assertThat(run("up").exit()).isEqualTo(1);
            assertThat(run("up").output())
                    .startsWith("Java 17 or newer is needed, and the newest found is 11 in " + jvms.resolve("jdk-11"));
        }

        @Test
        void asksForMavenWhenSomethingMustBeBuilt() throws Exception {
            aJdk("jdk-17", "17.0.15");
            assertThat(run("up"))
                    .isEqualTo(new Answer(
                            1,
                            "Maven is needed to build the platform; install it (on Debian: apt-get install maven).\n"));
        }

        @Test
        void asksForNodeWhenSomethingMustBeBuilt() throws Exception {
            aJdk("jdk-17", "17.0.15");
            aTool("mvn", "exit 0");
            assertThat(run("up"))
                    .isEqualTo(
                            new Answer(
                                    1,
                                    "Node.js with npm is needed to build the console; install it (on Debian: apt-get install nodejs npm).\n"));
        }

        @Test
        void showsWhatBrokeTheBuild() throws Exception {
            aJdk("jdk-17", "17.0.15");
            aTool("node", "exit 0");
            aTool("npm", "exit 0");
            aTool("mvn", "echo '[INFO] Building gateway 1.0.0 [2/2]'; echo '[ERROR] no such symbol'; exit 1");
            Answer answer = run("up");
            assertThat(answer.exit()).isEqualTo(1);
            assertThat(answer.output())
                    .contains("  gateway 1.0.0 [2/2]\n")
                    .contains("[ERROR] no such symbol\n")
                    .contains("The build failed; " + checkout.resolve(".station/logs/build.log") + " has all of it.");
        }
    }

    @Test
    void logsNameThoseThatExist() throws Exception {
        Files.createDirectories(checkout.resolve(".station/logs"));
        Files.writeString(checkout.resolve(".station/logs/kafka.log"), "one line\n");
        assertThat(run("logs", "kafka")).isEqualTo(new Answer(0, "one line\n"));
        assertThat(run("logs", "nobody").output()).contains("with one of: kafka");
    }

    @Test
    void upRefusesATakenPortAndLeavesNothingRunning() throws Exception {
        try (ServerSocket taken = takenUnlessAStationRuns()) {
            Process up = station("up").start();
            String output = new String(up.getInputStream().readAllBytes());
            assertThat(up.waitFor()).isEqualTo(1);
            assertThat(output).contains("port " + Service.REPORT.port() + " (needed by report-service) is taken by");
            assertThat(new SupervisorProcess(new Home(checkout, machine.resolve("home"))).isRunning())
                    .isFalse();
        }
    }

    @Test
    void upRefusesDataWithoutItsPasswords() throws Exception {
        Files.createDirectories(machine.resolve("home/postgres"));
        Process up = station("up").start();
        assertThat(new String(up.getInputStream().readAllBytes())).contains("the file with its passwords");
        assertThat(up.waitFor()).isEqualTo(1);
    }

    @Test
    void upDeletesNothingUnlessToldSo() throws Exception {
        Path data = Files.createDirectories(machine.resolve("home/postgres"));
        Process up = station("up", "--fresh").start();
        up.getOutputStream().write("no\n".getBytes());
        up.getOutputStream().close();
        assertThat(new String(up.getInputStream().readAllBytes())).contains("Nothing was deleted");
        assertThat(up.waitFor()).isEqualTo(1);
        assertThat(data).exists();
    }

    @Test
    void statusSaysThatNothingRuns() throws Exception {
        Process status = station("status").start();
        assertThat(new String(status.getInputStream().readAllBytes())).isEqualTo("The station is not running.\n");
        assertThat(status.waitFor()).isEqualTo(3);
    }

    private record Answer(int exit, String output) {}

    private Answer run(String script, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(bin.resolve("sh").toString()));
        command.add(checkout.resolve("deploy").resolve(script).toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", bin.toString(), "MUSTER_JVMS", jvms.toString()));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes());
        return new Answer(process.waitFor(), output);
    }

    private ProcessBuilder station(String... arguments) {
        List<String> command = new ArrayList<>(List.of(Jdk.current().java().toString(), "-Dmuster.root=" + checkout));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Station.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("MUSTER_HOME", machine.resolve("home").toString());
        return builder;
    }

    private static ServerSocket takenUnlessAStationRuns() throws IOException {
        try {
            return new ServerSocket(Service.REPORT.port(), 1, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            return new ServerSocket(0);
        }
    }

    private void aJdk(String name, String version) throws IOException {
        Path home = Files.createDirectories(jvms.resolve(name));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
        executable(Files.createDirectories(home.resolve("bin")).resolve("java"), "exit 0");
        executable(home.resolve("bin/javac"), "exit 0");
    }

    private void aTool(String name, String script) throws IOException {
        executable(bin.resolve(name), script);
    }

    private static void executable(Path file, String script) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    // Surefire runs in the module's directory, which is in deploy/
    private static Path deploy() {
        return new File("").getAbsoluteFile().toPath().getParent();
    }
}
