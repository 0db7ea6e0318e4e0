package org.muster.platform.outbox;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the outbox is emptied. */
@ConfigMapping(prefix = "muster.outbox")
public interface OutboxConfig {

    /** Pause between two looks when there was nothing to send. */
    @WithDefault("50ms")
    Duration poll();

    /** Rows sent and deleted in one transaction. */
    @WithDefault("1000")
    int batch();

    /** How long Kafka may take to acknowledge a batch before the producer is replaced and the batch sent again. */
    @WithDefault("15s")
    Duration acknowledgement();

    /** Off where another process relays this database. */
    @WithDefault("true")
    boolean relay();
}
