package org.muster.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.muster.station.testing.Tokens;

/**
 * The way through the gateway with the token checked, beside nginx and Spring Cloud Gateway, which check nothing, in turns
 * before the same service.
 */
public final class GatewayBench {

    private static final int CONNECTIONS = 64;
    private static final int WARM_UP = 15;
    private static final int ROUNDS = 5;

    /** One of those compared, with what was measured of it. */
    private record Proxy(String name, int port, ProcessHandle process, Timing rate, Timing processor, Timing p99) {

        static Proxy of(String name, int port, ProcessHandle process) {
            return new Proxy(name, port, process, new Timing(), new Timing(), new Timing());
        }
    }

    private final int seconds;
    private final Verdicts verdicts = new Verdicts();

    private GatewayBench(int seconds) {
        this.seconds = seconds;
    }

    /** A number is how many seconds a round lasts; with {@code profile} the gateway's JVM also writes down where it spends its time. */
    public static void main(String[] args) throws Exception {
        List<String> wishes = List.of(args);
        int seconds = wishes.stream()
                .filter(wish -> wish.matches("\\d+"))
                .findFirst()
                .map(Integer::valueOf)
                .orElse(8);
        try (Nginx service = Nginx.ofFiles();
                Nginx nginx = Nginx.before(service);
                SpringGateway spring = SpringGateway.before(service, RunningGateway.asInAStation());
                RunningService gateway = RunningGateway.before(service.port(), options(wishes.contains("profile")))) {
            GatewayBench bench = new GatewayBench(seconds);
            for (String size : List.of("1k", "100k")) {
                bench.compare(
                        size,
                        Proxy.of("nginx", nginx.port(), nginx.handle()),
                        Proxy.of("Spring Cloud Gateway", spring.port(), spring.handle()),
                        Proxy.of("gateway", gateway.port(), gateway.handle()));
            }
            bench.verdicts.print();
        }
        System.exit(0);
    }

    private static String[] options(boolean profile) throws Exception {
        String[] usual = RunningGateway.asInAStation();
        if (!profile) {
            return usual;
        }
        Path recording = Files.createTempDirectory("gateway").resolve("gateway.jfr");
        System.out.println("The gateway's profile will be in " + recording);
        String[] recorded = Arrays.copyOf(usual, usual.length + 1);
        recorded[usual.length] = "-XX:StartFlightRecording:filename=" + recording
                + ",settings=profile,jdk.CPUTimeSample#enabled=true,jdk.CPUTimeSample#throttle=5ms";
        return recorded;
    }

    private void compare(String size, Proxy nginx, Proxy spring, Proxy gateway) throws Exception {
        String path = "/api/notices/" + size;
        List<Proxy> proxies = new ArrayList<>(List.of(nginx, spring, gateway));
        for (Proxy proxy : proxies) {
            Wrk.run(proxy.port(), path, CONNECTIONS, WARM_UP, Tokens.of("ln-clerk"));
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (Proxy proxy : proxies) {
                measure(proxy, path);
            }
        }
        verdicts.atLeast(size + ", requests / nginx", rate(gateway), rate(nginx), "/s", size.equals("1k") ? 0.5 : 0.4);
        if (size.equals("1k")) {
            verdicts.atLeast(size + ", requests / Spring Cloud Gateway", rate(gateway), rate(spring), "/s", 2);
            verdicts.atMost(size + ", processor time / nginx", cost(gateway), cost(nginx), "µs", 2.5);
            verdicts.atMost(size + ", p99 / nginx", late(gateway), late(nginx), "ms", 3);
        } else {
            verdicts.compared(size + ", requests / Spring Cloud Gateway", rate(gateway), rate(spring), "/s");
            verdicts.compared(size + ", processor time / nginx", cost(gateway), cost(nginx), "µs");
            verdicts.compared(size + ", p99 / nginx", late(gateway), late(nginx), "ms");
        }
        verdicts.compared(size + ", Spring Cloud Gateway's requests / nginx", rate(spring), rate(nginx), "/s");
        verdicts.compared(size + ", its processor time / nginx", cost(spring), cost(nginx), "µs");
        verdicts.compared(size + ", its p99 / nginx", late(spring), late(nginx), "ms");
    }

    private void measure(Proxy proxy, String path) throws Exception {
        double before = Processors.millis(proxy.process());
        Wrk.Load load = Wrk.run(proxy.port(), path, CONNECTIONS, seconds, Tokens.of("ln-clerk"));
        double used = Processors.millis(proxy.process()) - before;
        proxy.rate().add(load.rate());
        proxy.processor().add(1000 * used / load.requests());
        proxy.p99().add(load.p99());
        System.out.printf(
                "    %-20s %s %,8.0f/s %6.0f µs, p99 %6.2f ms%n",
                proxy.name(), path, load.rate(), 1000 * used / load.requests(), load.p99());
    }

    private static double rate(Proxy proxy) {
        return proxy.rate().median();
    }

    /** Microseconds of the processors for one request. */
    private static double cost(Proxy proxy) {
        return proxy.processor().median();
    }

    private static double late(Proxy proxy) {
        return proxy.p99().median();
    }
}
