package org.muster.outreach.rumours;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the rumour desk works. */
@ConfigMapping(prefix = "muster.rumours")
public interface RumourConfig {

    /** When an asker may expect an answer; shown to the public, so promise what the desk can keep. */
    @WithDefault("PT24H")
    Duration answerWithin();

    /** How long a contact is kept while there is no answer. */
    @WithDefault("P30D")
    Duration contactKeptFor();

    /** How long the desk may use a contact to tell the answer once there is one. */
    @WithDefault("P3D")
    Duration contactKeptAfterAnswer();

    /** So many askers without a contact are counted from one address in an hour; more are answered all the same. */
    @WithDefault("20")
    int countedPerAddressAndHour();

    /** From what contacts are sealed and askers hashed. Changing it makes kept contacts unreadable. */
    String secret();
}
