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

    /**
     * So often the provider is asked whether it took a key back. A key that is new is asked for when a token first names
     * it; nothing would ever tell of one that is gone.
     */
    @WithDefault("PT5M")
    Duration keysAskedForEvery();

    /** No login at the provider lasts longer than this, so a revocation need not be remembered longer. */
    @WithDefault("PT12H")
    Duration revokedFor();

    /** So many revocations are remembered in memory; it takes that many logouts within {@link #revokedFor} to lose one. */
    @WithDefault("100000")
    long revocationsRemembered();
}
