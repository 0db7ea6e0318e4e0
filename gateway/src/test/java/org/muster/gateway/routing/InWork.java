package org.muster.gateway.routing;

import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;

/** Counts the requests that began and did not end, however they end. */
@ApplicationScoped
public class InWork {

    private static final int OUTERMOST = 20_000;

    private final AtomicInteger count = new AtomicInteger();

    void register(@Observes Filters filters) {
        filters.register(
                context -> {
                    count.incrementAndGet();
                    context.addEndHandler(over -> count.decrementAndGet());
                    context.next();
                },
                OUTERMOST);
    }

    int count() {
        return count.get();
    }
}
