package org.muster.station;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.muster.station.backing.HttpProbe;
import org.muster.station.backing.Jdk;
import org.muster.station.backing.LocalServer;
import org.muster.station.backing.ServerProcess;

/** A service of the platform as a process. */
final class JavaService implements LocalServer {
    private final Service service;
    private final Path jar;
    private final Jdk jdk;
    private final Map<String, String> environment;
    private final ServerProcess process;

    /** @param environment what differs from the service's own defaults, secrets included */
    JavaService(Service service, Home home, Jdk jdk, Map<String, String> environment) {
        this.service = service;
        this.jar = new Programs(home).jar(service);
        this.jdk = jdk;
        this.environment = environment;
        this.process = new ServerProcess(service.module(), home.directory());
    }

    @Override
    public void prepare() {
        // installed when the station was started
    }

    @Override
    public Process launch() {
        List<String> command = new ArrayList<>(List.of(jdk.java().toString()));
        command.addAll(memory(jdk));
        command.addAll(List.of("-Duser.timezone=Asia/Shanghai", "-Dfile.encoding=UTF-8", "-jar", jar.toString()));
        return process.start(command, environment);
    }

    @Override
    public boolean answers() {
        return HttpProbe.isOk("http://127.0.0.1:" + service.port() + "/q/health/ready");
    }

    @Override
    public ServerProcess process() {
        return process;
    }

    @Override
    public int port() {
        return service.port();
    }

    // five of these share a small machine: at most 1.6 GiB resident together
    private static List<String> memory(Jdk jdk) {
        List<String> flags = new ArrayList<>(List.of(
                "-Xms32m",
                "-Xmx160m",
                "-XX:MaxMetaspaceSize=160m",
                "-XX:ReservedCodeCacheSize=64m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError"));
        if (jdk.version() >= 25) {
            flags.addAll(List.of("-XX:+UseCompactObjectHeaders", "--enable-native-access=ALL-UNNAMED"));
        }
        return flags;
    }
}
