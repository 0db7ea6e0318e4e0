package org.muster.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The load generator wrk, which costs far less than what it loads. */
final class Wrk {

    private static final Pattern RATE = Pattern.compile("Requests/sec: +([\\d.]+)");
    private static final Pattern TOTAL = Pattern.compile("(\\d+) requests in");
    private static final Pattern P99 = Pattern.compile("99% +([\\d.]+)(us|ms|s)\\b");

    /**
     * @param requests all that were answered
     * @param p99 milliseconds
     */
    record Load(double rate, long requests, double p99) {}

    private Wrk() {}

    /** Asks for the same again and again over so many connections, each waiting for its answer. */
    static Load run(int port, String path, int connections, int seconds, String token)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Program.find("wrk"),
                        "--threads=2",
                        "--connections=" + connections,
                        "--duration=" + seconds + "s",
                        "--latency",
                        "--header=Authorization: Bearer " + token,
                        "http://127.0.0.1:" + port + path)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        // also a single answer that is none, or a connection that was cut
        if (process.waitFor() != 0 || said.contains("Non-2xx") || said.contains("Socket errors")) {
            throw new IllegalStateException("Not all was answered: " + said);
        }
        Matcher p99 = found(P99, said);
        double unit = p99.group(2).equals("us") ? 1e-3 : p99.group(2).equals("ms") ? 1 : 1e3;
        return new Load(
                Double.parseDouble(found(RATE, said).group(1)),
                Long.parseLong(found(TOTAL, said).group(1)),
                Double.parseDouble(p99.group(1)) * unit);
    }

    private static Matcher found(Pattern pattern, String said) {
        Matcher matcher = pattern.matcher(said);
        if (!matcher.find()) {
            throw new IllegalStateException("wrk said something else: " + said);
        }
        return matcher;
    }
}
