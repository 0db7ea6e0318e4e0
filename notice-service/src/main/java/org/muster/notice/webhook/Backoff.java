package org.muster.notice.webhook;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** How long is waited after a failure: ever longer, and never all at the same moment. */
@ApplicationScoped
class Backoff {

    @Inject
    WebhookConfig config;

    /** @param asked how long the subscriber wants us to wait, which we do if we wait so long at all; null for nothing */
    Duration after(int attempt, Duration asked) {
        Duration wait = bounded(config.firstWait().multipliedBy(1L << Math.min(attempt - 1, 20)));
        Duration own = Duration.ofMillis((long)
                (wait.toMillis() * (0.8 + 0.4 * ThreadLocalRandom.current().nextDouble())));
        return asked == null || asked.compareTo(own) <= 0 ? own : bounded(asked);
    }

    private Duration bounded(Duration wait) {
        return wait.compareTo(config.longestWait()) > 0 ? config.longestWait() : wait;
    }
}
