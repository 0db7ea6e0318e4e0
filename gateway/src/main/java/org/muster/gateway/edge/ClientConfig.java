package org.muster.gateway.edge;

import java.util.Optional;
import java.util.Set;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Who stands between the gateway and its callers, and whose pages may call. */
@ConfigMapping(prefix = "muster.edge")
public interface ClientConfig {

    /**
     * So many proxies in front add the address they were called from to X-Forwarded-For. Only what they wrote is
     * believed, and only if Quarkus was told to trust whoever called last (quarkus.http.proxy.trusted-proxies).
     */
    @WithDefault("1")
    int proxies();

    /** Origins of other sites whose scripts may read answers, such as https://oa.example.cn. They need a bearer token. */
    Optional<Set<String>> allowedOrigins();
}
