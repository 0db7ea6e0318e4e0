package org.muster.notice.webhook;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Keeps subscribers from making the platform call into its own network. A name is resolved once for each attempt and the
 * connection goes to the address that was judged, so a name that changes in between gains nothing.
 */
@ApplicationScoped
class PublicAddresses {

    /** What is not for everybody, besides what Java knows itself: a first address and the bits that count. */
    private static final List<Range> RESERVED = List.of(
            range("0.0.0.0", 8),
            range("100.64.0.0", 10),
            range("192.0.0.0", 24),
            range("192.0.2.0", 24),
            range("198.18.0.0", 15),
            range("198.51.100.0", 24),
            range("203.0.113.0", 24),
            range("240.0.0.0", 4),
            range("fc00::", 7),
            range("64:ff9b::", 32),
            range("100::", 64),
            range("2001::", 23),
            range("2001:db8::", 32),
            range("2002::", 16),
            range("3fff::", 20),
            range("5f00::", 16));

    private record Range(byte[] first, int bits) {

        boolean holds(byte[] address) {
            if (address.length != first.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (first[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    @Inject
    WebhookConfig config;

    /** Whether events may be sent there as far as the address itself tells. */
    boolean fits(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            return false;
        }
        String host = uri.getHost();
        if (host == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null || uri.getPort() > 65535) {
            return false;
        }
        if (isInsecure(host)) {
            return Set.of("http", "https").contains(uri.getScheme());
        }
        return "https".equals(uri.getScheme()) && !isPrivateLiteral(host);
    }

    /** @throws Unreachable when the name is unknown or one of its addresses is not public */
    InetAddress of(String host) throws Unreachable {
        try {
            InetAddress[] addresses = InetAddress.getAllByName(host);
            if (!isInsecure(host)) {
                for (InetAddress address : addresses) {
                    if (!isPublic(address)) {
                        throw new Unreachable("not-public");
                    }
                }
            }
            return addresses[0];
        } catch (UnknownHostException e) {
            throw new Unreachable("unknown-host");
        }
    }

    static boolean isPublic(InetAddress address) {
        boolean local = address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
        boolean mapped = address instanceof Inet6Address v6 && v6.isIPv4CompatibleAddress();
        return !local && !mapped && RESERVED.stream().noneMatch(range -> range.holds(address.getAddress()));
    }

    private boolean isInsecure(String host) {
        return config.insecureHosts().map(hosts -> hosts.contains(host)).orElse(false);
    }

    private static boolean isPrivateLiteral(String host) {
        if (!host.startsWith("[") && !host.matches("[0-9.]+")) {
            return false;
        }
        try {
            return !isPublic(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            return true;
        }
    }

    private static Range range(String first, int bits) {
        try {
            return new Range(InetAddress.getByName(first).getAddress(), bits);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
