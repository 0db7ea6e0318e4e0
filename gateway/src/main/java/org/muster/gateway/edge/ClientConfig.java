package org.muster.gateway.edge;

import java.util.Optional;
import java.util.Set;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Who stands between the gateway and its callers, whose pages may call, and how much a request may say before its body. */
@ConfigMapping(prefix = "muster.edge")
public interface ClientConfig {

    /**
     * So many proxies in front add the address they were called from to X-Forwarded-For. Only what they wrote is
     * believed, and only if Quarkus was told to trust whoever called last (quarkus.http.proxy.trusted-proxies).
     */
    @WithDefault("1")
    int proxies();

    /** Two thousand Chinese characters, percent-encoded in the address of a public check. */
    @WithDefault("24576")
    int longestAddress();

    /** All header fields of a request together, names and values. */
    @WithDefault("16384")
    int largestHead();

    /** Origins of other sites whose scripts may read answers, such as https://oa.example.cn. They need a bearer token. */
    Optional<Set<String>> allowedOrigins();
}
