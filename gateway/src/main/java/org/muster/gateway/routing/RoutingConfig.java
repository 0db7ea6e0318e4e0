package org.muster.gateway.routing;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The one table that says which path belongs to whom. */
@ConfigMapping(prefix = "muster.routing")
public interface RoutingConfig {

    /** The services behind the gateway, by name. */
    Map<String, Upstream> upstreams();

    /** Segments below /api that the gateway answers itself. */
    @WithDefault("me")
    Set<String> own();

    /** A service behind the gateway (上游服务). */
    interface Upstream {

        /** Where it listens: scheme, host and port, nothing behind. */
        URI url();

        /** What is its own below /api: a segment, or two of somebody else's such as public/invitations. */
        Set<String> paths();

        /** It must begin to answer within this time after the request was sent whole; silence in mid-answer may last as long. */
        @WithDefault("PT30S")
        Duration timeout();

        /** A connection must be there within this time, whether a new one or a free one. */
        @WithDefault("PT3S")
        Duration connectTimeout();

        /** More connections than this are not opened, shared out among the event loops; a slow service holds up nobody else's. */
        @WithDefault("256")
        int connections();

        /**
         * So many requests may wait for a connection, the next is told to come back. Those whose own connection is just
         * being made wait too, so a burst after a quiet hour needs room for all of {@link #connections} and more.
         */
        @WithDefault("512")
        int waiting();

        /** A larger request is refused before it is read. */
        @WithDefault("25M")
        MemorySize maxBody();

        /** A body must come this fast in a second, unless the service itself takes it more slowly; small ones must be whole. */
        @WithDefault("1K")
        MemorySize slowestBody();

        /** So long a body is looked at before it is called too slow, twice as long at most. */
        @WithDefault("PT10S")
        Duration bodyWatchedFor();

        /** A GET that the service refused or hung up on before it answered is sent so many times more, within the timeout. */
        @WithDefault("2")
        int retries();

        Breaker breaker();
    }

    /** When callers are spared the wait for a service that fails (熔断). */
    interface Breaker {

        /** What the last requests within this time came to is what counts. */
        @WithDefault("PT10S")
        Duration window();

        /** Fewer requests than this prove nothing. */
        @WithDefault("20")
        int calls();

        /** So many of a hundred must fail. */
        @WithDefault("50")
        float failures();

        /** For this long nobody is let through, then a few try. */
        @WithDefault("PT2S")
        Duration open();
    }
}
