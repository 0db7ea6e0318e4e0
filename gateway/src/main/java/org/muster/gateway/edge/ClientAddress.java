package org.muster.gateway.edge;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;

/** Where a caller really is. Behind proxies that is what the first of ours saw, not what the caller says of itself. */
@ApplicationScoped
public class ClientAddress {

    private final boolean behindProxies;
    private final int proxies;

    ClientAddress(
            @ConfigProperty(name = "quarkus.http.proxy.proxy-address-forwarding", defaultValue = "false")
                    boolean behindProxies,
            ClientConfig config) {
        this.behindProxies = behindProxies;
        this.proxies = config.proxies();
    }

    public String of(HttpServerRequest request) {
        String address = request.remoteAddress().hostAddress();
        if (!behindProxies || isFrom(request, address)) {
            return address;
        }
        // whoever called last is trusted, and Quarkus took the first of the list, which the caller may have made up
        List<String> headers = request.headers().getAll("X-Forwarded-For");
        if (headers.isEmpty()) {
            return address;
        }
        String[] passed = String.join(",", headers).split(",");
        String seen = passed[Math.max(0, passed.length - proxies)].strip();
        return NetUtil.isValidIpV4Address(seen) || NetUtil.isValidIpV6Address(seen) ? seen : address;
    }

    /** What counts as one caller: an IPv4 address, or the network of an IPv6 address that one household is given. */
    public String group(HttpServerRequest request) {
        String address = of(request);
        return address.indexOf(':') < 0 ? address : network(address);
    }

    private static boolean isFrom(HttpServerRequest request, String address) {
        return address.equals(request.connection().remoteAddress().hostAddress());
    }

    static String network(String ipv6) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(ipv6);
        if (bytes == null || bytes.length != 16) {
            return ipv6;
        }
        StringBuilder network = new StringBuilder(24);
        for (int i = 0; i < 8; i += 2) {
            network.append(Integer.toHexString((bytes[i] & 0xff) << 8 | bytes[i + 1] & 0xff))
                    .append(':');
        }
        return network.append(":/64").toString();
    }
}
