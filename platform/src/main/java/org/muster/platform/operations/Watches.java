package org.muster.platform.operations;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.quarkus.arc.All;
import io.quarkus.arc.ClientProxy;

/** Asks everything that is watched, all at once and none for long, so that what hangs is one finding and not the answer. */
@ApplicationScoped
class Watches {

    private static final Logger LOG = Logger.getLogger(Watches.class);
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private final List<Watch> watches;
    private final ExecutorService threads;

    Watches(@All List<Watch> watches, ExecutorService threads) {
        this.watches = watches;
        this.threads = threads;
    }

    List<Finding> look() {
        Map<Watch, Future<List<Finding>>> asked = new LinkedHashMap<>();
        watches.forEach(watch -> asked.put(watch, threads.submit(watch::look)));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<Finding> findings = new ArrayList<>();
        asked.forEach((watch, answer) -> findings.addAll(outcome(watch, answer, deadline)));
        return findings;
    }

    private static List<Finding> outcome(Watch watch, Future<List<Finding>> answer, long deadline) {
        try {
            return answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            return List.of(unknown(watch, "no answer within " + PATIENCE.toSeconds() + " s"));
        } catch (ExecutionException e) {
            LOG.debugf(e.getCause(), "%s cannot look", name(watch));
            return List.of(unknown(watch, String.valueOf(e.getCause().getMessage())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while looking around", e);
        }
    }

    private static Finding unknown(Watch watch, String reason) {
        return new Finding("unknown", name(watch), State.ACT, Map.of("reason", reason));
    }

    private static String name(Watch watch) {
        String name = ClientProxy.unwrap(watch).getClass().getSimpleName();
        return name.replaceAll("_Subclass$|Watch$", "").toLowerCase();
    }
}
