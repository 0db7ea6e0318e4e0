package org.muster.gateway.identity;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long the check of a token holds. */
@ConfigMapping(prefix = "muster.tokens")
public interface TokenConfig {

    /** A verified token is not verified again for this long, and never beyond its own expiry. */
    @WithDefault("PT60S")
    Duration verifiedFor();

    /** So many verified tokens are remembered; the ones not used lately go first. */
    @WithDefault("20000")
    long remembered();
}
