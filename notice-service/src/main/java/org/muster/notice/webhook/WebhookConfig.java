package org.muster.notice.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How events travel to subscribers outside. */
@ConfigMapping(prefix = "muster.webhook")
public interface WebhookConfig {

    /** How often is looked for what waits; {@code off} where another process does it. */
    @WithDefault("1s")
    String checkEvery();

    /** How often is told how far a notice has come, if it has come further. */
    @WithDefault("10s")
    String progressEvery();

    /** How long is waited after the first failure; twice as long after each further one, give or take a fifth. */
    @WithDefault("10s")
    Duration firstWait();

    /** Never longer than this. */
    @WithDefault("1h")
    Duration longestWait();

    /** After this time nothing more is tried by itself. */
    @WithDefault("72h")
    Duration fresh();

    /** A subscriber has so long to take an event and to answer. */
    @WithDefault("10s")
    Duration timeout();

    /** An attempt whose process was killed is made again after this time; longer than the timeout. */
    @WithDefault("2m")
    Duration lost();

    /** So many bytes are read of an answer. */
    @WithDefault("65536")
    int answer();

    /** So many attempts run at a time in a process. */
    @WithDefault("32")
    int atOnce();

    /** So many of them to one subscriber, so that a slow one holds up no other. */
    @WithDefault("4")
    int eachAtOnce();

    /** A webhook is switched off when every attempt failed for so long. */
    @WithDefault("120h")
    Duration disabledAfter();

    /** The former secret is used beside a new one for so long. */
    @WithDefault("24h")
    Duration overlap();

    /** The log of what is over is kept for so long. */
    @WithDefault("30d")
    Duration keep();

    /** When what is too old is dropped and an old log forgotten. */
    @WithDefault("0 * * * * ?")
    String tidy();

    /**
     * With what the secrets are sealed in the database: each the base64 of 32 random bytes. The first one seals, every
     * one opens. There is no default where it counts.
     */
    List<String> keys();

    /** Hosts that may be reached without TLS and at private addresses. Only for a station or a test. */
    Optional<Set<String>> insecureHosts();
}
