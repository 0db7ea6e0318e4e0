package org.muster.gateway.live;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.muster.gateway.identity.Caller;
import org.muster.gateway.identity.Revocation;

import io.netty.channel.EventLoop;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;

/**
 * All open streams of this replica, by the event loop of their connections: no thread per stream, and none of them is
 * touched by two. An event is put into the log and onto every loop in one order, so that no stream sees another.
 */
@ApplicationScoped
class LiveStreams {

    private final LiveConfig config;
    private final Vertx vertx;
    private final Map<EventLoop, Set<LiveStream>> loops = new ConcurrentHashMap<>();
    private final Map<String, Integer> perPerson = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private final Object order = new Object();
    private volatile EventLog log;
    private volatile boolean leaving;

    LiveStreams(LiveConfig config, Vertx vertx) {
        this.config = config;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent started) {
        vertx.setPeriodic(config.heartbeat().toMillis(), timer -> beat());
    }

    /** No new ones from here on, and those that are open go to another replica. */
    void leave(@Observes ShutdownDelayInitiatedEvent delay) {
        leave();
    }

    @PreDestroy
    void leave() {
        leaving = true;
        end(stream -> true);
    }

    void revoked(@Observes Revocation revocation) {
        end(stream -> revocation.covers(stream.viewer().caller()));
    }

    /** @return null while nothing is read */
    EventLog log() {
        return leaving ? null : log;
    }

    int open() {
        return open.get();
    }

    /** From here on events are read from this log; who is watching another comes back. Null when none is read. */
    void readFrom(EventLog fresh) {
        log = fresh;
        end(stream -> true);
    }

    /** Appending and showing are one step, or a heartbeat between them would claim what was not sent. */
    void publish(Supplier<LiveEvent> append) {
        synchronized (order) {
            LiveEvent event = append.get();
            onEachLoop(streams -> streams.forEach(stream -> stream.offer(event)));
        }
    }

    /** @return false when the person, or everybody, has enough of them */
    boolean admits(Caller caller) {
        if (open.incrementAndGet() > config.atMost()) {
            open.decrementAndGet();
            return false;
        }
        if (perPerson.merge(caller.subject(), 1, Integer::sum) > config.perPerson()) {
            leave(caller);
            return false;
        }
        return true;
    }

    private void leave(Caller caller) {
        open.decrementAndGet();
        perPerson.computeIfPresent(caller.subject(), (subject, streams) -> streams == 1 ? null : streams - 1);
    }

    /** On the loop of the stream's connection. */
    void add(EventLoop loop, LiveStream stream) {
        loops.computeIfAbsent(loop, none -> new LinkedHashSet<>()).add(stream);
    }

    /** On the loop of the stream's connection, once. */
    void remove(EventLoop loop, LiveStream stream) {
        if (loops.get(loop).remove(stream)) {
            leave(stream.viewer().caller());
        }
    }

    private void end(Predicate<LiveStream> which) {
        onEachLoop(streams -> {
            List<LiveStream> chosen = new ArrayList<>(streams);
            chosen.removeIf(which.negate());
            chosen.forEach(LiveStream::end);
        });
    }

    private void beat() {
        EventLog current = log;
        if (current == null) {
            return;
        }
        synchronized (order) {
            Buffer beat = Buffer.buffer(":\nid: " + current.now() + "\n\n");
            long slow = config.slowFor().toMillis();
            onEachLoop(streams -> List.copyOf(streams).forEach(stream -> stream.beat(beat, slow)));
        }
    }

    private void onEachLoop(Consumer<Set<LiveStream>> work) {
        loops.forEach((loop, streams) -> {
            if (!loop.isShuttingDown()) {
                loop.execute(() -> work.accept(streams));
            }
        });
    }
}
