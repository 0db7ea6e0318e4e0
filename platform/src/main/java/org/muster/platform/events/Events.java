package org.muster.platform.events;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.muster.platform.inbox.Inbox;
import org.muster.platform.problem.Unavailable;

import com.fasterxml.jackson.core.JacksonException;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Hands a received event to its handler in one transaction with the inbox guard, so that delivery is effectively once.
 * A type no handler is given for is counted and ignored on purpose; a malformed record fails and goes to the dead
 * letters, where an operator can replay it; while the database is away the record is tried again, in order, until it is back.
 */
@ApplicationScoped
public class Events {

    private static final Logger LOG = Logger.getLogger(Events.class);

    /** Attempts for failures that are not the database's absence, such as a lock conflict. */
    private static final int ATTEMPTS = 5;

    @Inject
    Inbox inbox;

    @Inject
    MeterRegistry meters;

    @Inject
    DeadLetters letters;

    @Inject
    Replay replay;

    /** What to do with events of one type. */
    public record Handler<E>(String type, Class<E> as, BiConsumer<E, EventMetadata> action) {}

    public static <E> Handler<E> on(Class<E> as, Consumer<E> action) {
        return on(as, (event, metadata) -> action.accept(event));
    }

    public static <E> Handler<E> on(Class<E> as, BiConsumer<E, EventMetadata> action) {
        return new Handler<>(as.getAnnotation(Reads.class).value(), as, action);
    }

    /** Blocking: call it from a {@code @Blocking} channel method. */
    public void handle(ConsumerRecord<String, byte[]> record, Handler<?>... handlers) {
        if (replay.isForAnother(record)) {
            return;
        }
        try {
            dispatch(record, handlers);
        } catch (RuntimeException e) {
            if (!Thread.currentThread().isInterrupted()) {
                letters.keep(record, e);
            }
            throw e;
        }
    }

    private void dispatch(ConsumerRecord<String, byte[]> record, Handler<?>... handlers) {
        EventMetadata metadata = CloudEvents.metadata(record);
        for (Handler<?> handler : handlers) {
            if (handler.type().equals(metadata.type())) {
                deliver(record, metadata, handler);
                return;
            }
        }
        meters.counter("muster.events.ignored", "type", metadata.type()).increment();
    }

    private <E> void deliver(ConsumerRecord<String, byte[]> record, EventMetadata metadata, Handler<E> handler) {
        E event = parse(record, handler.as());
        for (int attempt = 1; ; attempt++) {
            try {
                QuarkusTransaction.requiringNew().run(() -> {
                    if (inbox.firstTime(metadata.id())) {
                        handler.action().accept(event, metadata);
                    }
                });
                meters.counter("muster.events.handled", "type", metadata.type()).increment();
                return;
            } catch (MalformedEvent e) {
                throw e;
            } catch (RuntimeException e) {
                boolean away = Unavailable.isCauseOf(e);
                if (!away && attempt >= ATTEMPTS) {
                    LOG.errorf(
                            e,
                            "Event %s %s goes to the dead letters after %d attempts",
                            metadata.type(),
                            metadata.id(),
                            attempt);
                    throw e;
                }
                LOG.warnf("Event %s %s is tried again: %s", metadata.type(), metadata.id(), reason(e));
                pause(Duration.ofMillis(away ? 1000 : 100L * attempt));
            }
        }
    }

    private static <E> E parse(ConsumerRecord<String, byte[]> record, Class<E> as) {
        if (record.value() == null) {
            throw new MalformedEvent("the record has no data");
        }
        try {
            return CloudEvents.JSON.readValue(record.value(), as);
        } catch (JacksonException e) {
            throw new MalformedEvent("data is not a readable " + as.getSimpleName() + ": " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new MalformedEvent(e.getMessage(), e);
        }
    }

    private static String reason(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null && !(root instanceof SQLException)) {
            root = root.getCause();
        }
        return root.toString();
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting to handle an event again", e);
        }
    }
}
