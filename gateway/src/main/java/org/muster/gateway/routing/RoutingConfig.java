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

        /** More connections than this are not opened; a slow service holds up nobody else's. */
        @WithDefault("256")
        int connections();

        /** So many requests may wait for a free connection, the next is told to come back. */
        @WithDefault("256")
        int waiting();

        /** A larger request is refused before it is read. */
        @WithDefault("25M")
        MemorySize maxBody();
    }
}
