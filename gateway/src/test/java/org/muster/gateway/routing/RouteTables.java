package org.muster.gateway.routing;

import java.util.HashMap;
import java.util.Map;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;

/** Makes tables of routes without the rest of the gateway. */
public final class RouteTables implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();

    /** @param namesUrlsAndPaths three for each service */
    public RouteTable table(String... namesUrlsAndPaths) {
        Map<String, String> properties = new HashMap<>();
        for (int i = 0; i < namesUrlsAndPaths.length; i += 3) {
            String upstream = "muster.routing.upstreams." + namesUrlsAndPaths[i];
            properties.put(upstream + ".url", namesUrlsAndPaths[i + 1]);
            properties.put(upstream + ".paths", namesUrlsAndPaths[i + 2]);
        }
        RoutingConfig config = new SmallRyeConfigBuilder()
                .withMapping(RoutingConfig.class)
                .withConverter(MemorySize.class, 300, new MemorySizeConverter())
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build()
                .getConfigMapping(RoutingConfig.class);
        return new RouteTable(config, vertx);
    }

    @Override
    public void close() {
        vertx.close();
    }
}
