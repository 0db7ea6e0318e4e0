package org.muster.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.muster.station.testing.Tokens;

/**
 * Ten thousand callers who leave in mid-body, 250 at a time. Afterwards no connection to a service may be stuck, as the
 * service itself counts them, and as many requests as a service may have connections are all answered, on every route.
 */
public final class AbortStormBench {

    private static final int CALLERS = 10_000;
    private static final int AT_ONCE = 250;
    private static final int CONNECTIONS = 256;

    /** One of each service's. */
    private static final List<String> RESOURCES = List.of("notices", "experts", "contents", "reports");

    private final RunningService gateway;
    private final Nginx service;
    private final Verdicts verdicts = new Verdicts();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private AbortStormBench(RunningService gateway, Nginx service) {
        this.gateway = gateway;
        this.service = service;
    }

    public static void main(String[] args) throws Exception {
        try (Nginx service = Nginx.ofFiles();
                RunningService gateway = RunningGateway.before(service.port(), RunningGateway.asInAStation())) {
            AbortStormBench bench = new AbortStormBench(gateway, service);
            bench.verdicts.within("requests not answered before", bench.everybodyAnswered(), "", 0);
            bench.storm();
            bench.aftermath();
            // five seconds are for those who do not know yet; who is still taken for a caller costs 30
            bench.verdicts.within("stops within", Timing.seconds(gateway::close), "s", 10);
            bench.verdicts.print();
        }
        System.exit(0);
    }

    private void storm() throws Exception {
        int begun = 0;
        long start = System.nanoTime();
        for (int wave = 0; wave < CALLERS / AT_ONCE; wave++) {
            try (Leavers leavers = Leavers.come(AT_ONCE, gateway.port(), RESOURCES, Tokens.of("ln-clerk"))) {
                begun += leavers.awaitBeginnings();
            }
        }
        verdicts.figure("callers who left in mid-body", CALLERS, "");
        verdicts.figure("of these in the middle of their answer", begun, "");
        verdicts.figure("all of them came and went in", (System.nanoTime() - start) / 1e9, "s");
    }

    private void aftermath() throws Exception {
        long start = System.nanoTime();
        while (service.answering() > 0 && System.nanoTime() - start < 30e9) {
            Thread.sleep(20);
        }
        verdicts.figure("the last request ended after", (System.nanoTime() - start) / 1e6, "ms");
        verdicts.within("requests to services that never end", service.answering(), "", 0);
        verdicts.within("requests not answered afterwards", everybodyAnswered(), "", 0);
        verdicts.within("requests to services that never end, again", service.answering(), "", 0);
    }

    /** @return how many were not, of as many for each service as it may have connections */
    private long everybodyAnswered() {
        List<CompletableFuture<Integer>> answers = RESOURCES.stream()
                .flatMap(resource -> IntStream.range(0, CONNECTIONS).mapToObj(n -> ask("/api/" + resource + "/1k")))
                .toList();
        Map<String, Long> kinds = answers.stream()
                .map(answer -> answer.thenApply(String::valueOf)
                        .exceptionally(failure -> failure.getCause().toString())
                        .join())
                .collect(Collectors.groupingBy(kind -> kind, TreeMap::new, Collectors.counting()));
        System.out.println("    answers: " + kinds);
        return answers.size() - kinds.getOrDefault("200", 0L);
    }

    private CompletableFuture<Integer> ask(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + path))
                .header("Authorization", "Bearer " + Tokens.of("ln-clerk"))
                .timeout(Duration.ofSeconds(20))
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.discarding()).thenApply(HttpResponse::statusCode);
    }
}
