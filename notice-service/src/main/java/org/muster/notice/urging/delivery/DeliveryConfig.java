package org.muster.notice.urging.delivery;

import java.time.Duration;
import java.util.List;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How urgings travel beyond the platform's own lists. */
@ConfigMapping(prefix = "muster.urging.delivery")
public interface DeliveryConfig {

    /** Whether mail is sent at all, over the server of quarkus.mailer. */
    @WithDefault("false")
    boolean mail();

    /** How often is looked for what waits; {@code off} where another process does it. */
    @WithDefault("5s")
    String checkEvery();

    /** How long is waited after each failed attempt; after the last the message counts as failed. */
    @WithDefault("1m,5m,30m,2h")
    List<Duration> waits();

    /** After this time a message helps nobody any more and is dropped. */
    @WithDefault("24h")
    Duration fresh();

    /** An attempt without an answer for so long counts as lost, and the message is sent again. */
    @WithDefault("10m")
    Duration lost();
}
