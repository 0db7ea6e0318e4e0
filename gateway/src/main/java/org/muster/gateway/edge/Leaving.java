package org.muster.gateway.edge;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;

/**
 * Whether new requests are still taken. Asked to stop, the gateway answers on for as long as others may not have noticed;
 * whoever comes later is sent away, or it would never come to an end. Quarkus itself goes on to take what comes.
 */
@ApplicationScoped
class Leaving {

    private final Duration delay;
    private volatile boolean asked;
    private volatile long askedAt;

    Leaving(@ConfigProperty(name = "quarkus.shutdown.delay", defaultValue = "0s") Duration delay) {
        this.delay = delay;
    }

    void asked(@Observes ShutdownDelayInitiatedEvent event) {
        askedAt = System.nanoTime();
        asked = true;
    }

    boolean takesNothingNew() {
        return asked && System.nanoTime() - askedAt >= delay.toNanos();
    }
}
