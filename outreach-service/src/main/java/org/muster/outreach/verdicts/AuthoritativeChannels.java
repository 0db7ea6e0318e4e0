package org.muster.outreach.verdicts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The authoritative channels (权威渠道). A source outside them is allowed with a warning: the list can never be complete.
 * A source with an address is judged by its host, since anybody can write a ministry's name.
 */
final class AuthoritativeChannels {

    private static final Set<String> PUBLISHERS = new HashSet<>();
    private static final Set<String> DOMAINS = new HashSet<>();

    static {
        try (InputStream in = AuthoritativeChannels.class.getResourceAsStream("authoritative-channels.csv")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", 2))
                    .forEach(row -> (row[0].equals("domain") ? DOMAINS : PUBLISHERS).add(row[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private AuthoritativeChannels() {}

    static boolean include(Source source) {
        return source.url() == null ? PUBLISHERS.contains(source.publisher()) : isListed(host(source.url()));
    }

    private static boolean isListed(String host) {
        return DOMAINS.stream().anyMatch(domain -> host.equals(domain) || host.endsWith("." + domain));
    }

    private static String host(String url) {
        try {
            String host = URI.create(url).getHost();
            return host == null ? "" : host.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
