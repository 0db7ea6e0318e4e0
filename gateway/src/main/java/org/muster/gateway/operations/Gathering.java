package org.muster.gateway.operations;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import org.muster.gateway.routing.RouteTable;
import org.muster.gateway.routing.Upstream;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

/**
 * Asks every service how it stands, all at once and none for long. What was gathered holds for two seconds, so that any
 * number of open pages costs the services one look.
 */
@ApplicationScoped
class Gathering {

    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final Duration HOLDS = Duration.ofSeconds(2);

    /** @param state the worst of all services */
    record Standings(State state, Instant at, List<ServiceStanding> services) {

        static Standings of(List<ServiceStanding> services) {
            return new Standings(
                    services.stream().map(ServiceStanding::state).reduce(State.OK, State::or), Instant.now(), services);
        }
    }

    /** One look at all services, shared by everybody who asks until it was there for a while. */
    private static final class Look {

        private final Uni<Standings> standings;
        private volatile long there = -1;

        Look(Uni<Standings> gathered) {
            standings =
                    gathered.invoke(() -> there = System.nanoTime()).memoize().indefinitely();
        }

        boolean holds() {
            return there < 0 || System.nanoTime() - there < HOLDS.toNanos();
        }
    }

    private final RouteTable table;
    private final OwnStanding own;
    private final ObjectMapper mapper;
    private final Map<Locale, Look> looks = new ConcurrentHashMap<>();

    Gathering(RouteTable table, OwnStanding own, ObjectMapper mapper) {
        this.table = table;
        this.own = own;
        this.mapper = mapper;
    }

    /** @param accessToken an operator's; every operator is told the same */
    Uni<Standings> gather(Locale language, String accessToken) {
        return looks.compute(
                        language,
                        (key, last) -> last != null && last.holds() ? last : new Look(fresh(language, accessToken)))
                .standings;
    }

    private Uni<Standings> fresh(Locale language, String accessToken) {
        List<Uni<ServiceStanding>> asked = new ArrayList<>();
        asked.add(Uni.createFrom().item(() -> own.look(language)));
        table.upstreams().forEach(upstream -> asked.add(ask(upstream, language, accessToken)));
        return Uni.join().all(asked).andFailFast().map(Standings::of);
    }

    private Uni<ServiceStanding> ask(Upstream upstream, Locale language, String accessToken) {
        String service = upstream.name();
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setURI("/api/operations/" + service)
                .putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + accessToken)
                .putHeader(HttpHeaders.ACCEPT, "application/json")
                .putHeader(HttpHeaders.ACCEPT_LANGUAGE, language.getLanguage())
                // the patience below is the first to speak
                .setIdleTimeout(PATIENCE.plusSeconds(1).toMillis());
        return Uni.createFrom()
                .completionStage(() -> upstream.request(options)
                        .compose(request -> request.send())
                        .compose(answer -> answer.body()
                                .map(body -> read(service, answer.statusCode(), body.getBytes(), language)))
                        .toCompletionStage())
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(() -> ServiceStanding.silent(
                        service, Says.words("service.hangs", language, service, PATIENCE.toSeconds())))
                .onFailure()
                .recoverWithItem(failure -> ServiceStanding.silent(
                        service,
                        Says.words(
                                "service.away",
                                language,
                                service,
                                Objects.requireNonNullElse(
                                        failure.getMessage(), failure.getClass().getSimpleName()))));
    }

    private ServiceStanding read(String service, int status, byte[] body, Locale language) {
        if (status == 200) {
            try {
                return mapper.readValue(body, ServiceStanding.class).answered(service);
            } catch (IOException e) {
                // said below: it is not what a service answers
            }
        }
        return ServiceStanding.silent(service, Says.words("service.strange", language, service, status));
    }
}
