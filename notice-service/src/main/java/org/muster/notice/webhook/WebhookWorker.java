package org.muster.notice.webhook;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;
import org.muster.notice.webhook.Poster.Answer;
import org.muster.notice.webhook.WebhookQueue.Outcome;
import org.muster.notice.webhook.WebhookQueue.Outgoing;

import io.quarkus.scheduler.Scheduled;

/**
 * Sends what waits: CloudEvents 1.0 in structured mode, signed as Standard Webhooks 1 says. A slow subscriber occupies
 * its few places and no more.
 */
@ApplicationScoped
class WebhookWorker {

    private static final Logger LOG = Logger.getLogger(WebhookWorker.class);

    @Inject
    WebhookQueue queue;

    @Inject
    Poster poster;

    @Inject
    SealingKeys keys;

    @Inject
    WebhookConfig config;

    @Inject
    Clock clock;

    private final Map<UUID, Integer> busy = new ConcurrentHashMap<>();
    private final AtomicInteger running = new AtomicInteger();
    private ExecutorService threads;

    @PostConstruct
    void open() {
        threads = Executors.newFixedThreadPool(config.atOnce(), work -> {
            Thread thread = new Thread(work, "webhooks");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** What is interrupted is sent again by whoever finds it. */
    @PreDestroy
    void close() {
        threads.shutdownNow();
    }

    @Scheduled(every = "${muster.webhook.check-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    synchronized void sendWaiting() {
        int free = config.atOnce() - running.get();
        if (free <= 0) {
            return;
        }
        List<Outgoing> taken = queue.take(Set.copyOf(busy.keySet()), free);
        for (Outgoing outgoing : taken) {
            running.incrementAndGet();
            busy.merge(outgoing.webhook(), 1, Integer::sum);
        }
        taken.forEach(outgoing -> threads.execute(() -> send(outgoing)));
    }

    boolean idle() {
        return running.get() == 0;
    }

    private void send(Outgoing outgoing) {
        try {
            queue.tell(outgoing, attempt(outgoing));
        } catch (RuntimeException e) {
            LOG.errorf(e, "What became of webhook delivery %s could not be noted; it is sent again", outgoing.id());
        }
        boolean last = busy.computeIfPresent(outgoing.webhook(), (id, more) -> more == 1 ? null : more - 1) == null;
        try {
            if (last && !Thread.currentThread().isInterrupted()) {
                sendNext();
            }
        } finally {
            running.decrementAndGet();
        }
    }

    /** Without waiting for the next look. */
    private void sendNext() {
        try {
            sendWaiting();
        } catch (RuntimeException e) {
            LOG.debugf("The next look finds what waits for webhooks: %s", e.getMessage());
        }
    }

    private Outcome attempt(Outgoing outgoing) {
        long began = System.nanoTime();
        try {
            Answer answer = poster.post(URI.create(outgoing.url()), headers(outgoing), outgoing.body());
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            return new Outcome(
                    answer.status(), took, answer.excerpt(), complaint(answer.status()), seconds(answer.retryAfter()));
        } catch (Unreachable | Unreadable e) {
            return new Outcome(null, Duration.ofNanos(System.nanoTime() - began), null, e.getMessage(), null);
        }
    }

    private Map<String, String> headers(Outgoing outgoing) throws Unreadable {
        String id = outgoing.event().toString();
        long seconds = clock.instant().getEpochSecond();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/cloudevents+json; charset=utf-8");
        headers.put("User-Agent", "Muster");
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", Long.toString(seconds));
        headers.put(
                "webhook-signature",
                secrets(outgoing).stream()
                        .map(secret -> secret.sign(id, seconds, outgoing.body()))
                        .collect(Collectors.joining(" ")));
        return headers;
    }

    /** A former one that cannot be opened is left out: a new one was made perhaps because of that. */
    private List<WebhookSecret> secrets(Outgoing outgoing) throws Unreadable {
        WebhookSecret present = keys.open(outgoing.webhook(), outgoing.secret());
        if (outgoing.former() == null) {
            return List.of(present);
        }
        try {
            return List.of(present, keys.open(outgoing.webhook(), outgoing.former()));
        } catch (Unreadable e) {
            return List.of(present);
        }
    }

    private static String complaint(int status) {
        if (status >= 200 && status < 300) {
            return null;
        }
        return (status >= 300 && status < 400 ? "redirected " : "answered ") + status;
    }

    /** Null for a date, which nobody sends to machines. */
    private static Duration seconds(String retryAfter) {
        return retryAfter != null && retryAfter.matches("\\d{1,6}")
                ? Duration.ofSeconds(Long.parseLong(retryAfter))
                : null;
    }
}
