package org.muster.gateway.session;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long sessions live. */
@ConfigMapping(prefix = "muster.session")
public interface SessionConfig {

    /** The longest a session lasts, however active; the provider may end it earlier. */
    @WithDefault("PT12H")
    Duration lastsAtMost();

    /** An access token is renewed when it has less than this left. */
    @WithDefault("PT30S")
    Duration renewedBefore();

    /** A session is not read from the database again for this long. A logout on another replica shows after it. */
    @WithDefault("PT10S")
    Duration rememberedFor();

    /** So many sessions are remembered; the ones not used lately go first. */
    @WithDefault("20000")
    long remembered();
}
