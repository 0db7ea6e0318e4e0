package org.muster.gateway.live;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Live updates. */
@ConfigMapping(prefix = "muster.live")
public interface LiveConfig {

    /** So many events are kept in memory for those who come back. */
    @WithDefault("5000")
    int remembered();

    /** What happened so long before a replica started is read again, for those who come back to it. */
    @WithDefault("PT5M")
    Duration rereadOf();

    /** A silent stream shows this often that it lives. */
    @WithDefault("PT15S")
    Duration heartbeat();

    /** Who takes in nothing for this long is gone. */
    @WithDefault("PT30S")
    Duration slowFor();

    /** So many streams a person may have open: tabs, desks, phones. */
    @WithDefault("12")
    int perPerson();

    /** So many streams in all, on one replica. */
    @WithDefault("20000")
    int atMost();

    /** How often to look whether there are new topics or partitions. */
    @WithDefault("PT30S")
    Duration topicsLookedFor();
}
