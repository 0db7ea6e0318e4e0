package org.muster.gateway.routing;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.jboss.logging.Logger;
import org.muster.gateway.problem.Problem;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowSynchronizationStrategy;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;

/**
 * Spares callers the wait for a service (熔断) that fails again and again: they get 503 at once, and a few requests at a
 * time try whether it is back. An answer is an answer, whatever its status; only silence, refusal and noise are failures.
 */
final class Breaker {

    private static final Logger LOG = Logger.getLogger(Breaker.class);
    private static final int TRIALS = 5;

    private final CircuitBreaker breaker;
    private final Problem refusal;

    Breaker(String upstream, RoutingConfig.Breaker config) {
        Duration open = config.open();
        breaker = CircuitBreaker.of(
                upstream,
                CircuitBreakerConfig.custom()
                        .slidingWindow(
                                (int) Math.max(1, config.window().toSeconds()),
                                config.calls(),
                                SlidingWindowType.TIME_BASED,
                                SlidingWindowSynchronizationStrategy.LOCK_FREE)
                        .failureRateThreshold(config.failures())
                        .waitDurationInOpenState(open)
                        .permittedNumberOfCallsInHalfOpenState(TRIALS)
                        .writableStackTraceEnabled(false)
                        .build());
        refusal = Problem.of(503, "upstream-failing", upstream)
                .retryAfter((int) Math.max(1, open.plusMillis(999).toSeconds()));
        breaker.getEventPublisher()
                .onStateTransition(event -> LOG.warnf(
                        "%s: the breaker went from %s to %s",
                        upstream,
                        event.getStateTransition().getFromState(),
                        event.getStateTransition().getToState()));
    }

    /** Each request that was let through ends with exactly one of {@link #answered}, {@link #failed} and {@link #unclear}. */
    boolean lets() {
        return breaker.tryAcquirePermission();
    }

    Problem refusal() {
        return refusal;
    }

    void answered() {
        breaker.onSuccess(0, TimeUnit.NANOSECONDS);
    }

    void failed(Throwable failure) {
        breaker.onError(0, TimeUnit.NANOSECONDS, failure);
    }

    /** The caller left, sent too much, or there was no free connection: it says nothing about the service. */
    void unclear() {
        breaker.releasePermission();
    }
}
