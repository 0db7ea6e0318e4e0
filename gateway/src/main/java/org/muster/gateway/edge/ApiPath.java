package org.muster.gateway.edge;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The address of a request in the one reading that the gateway and every service behind it share. What different
 * readers could understand differently is not an address: {@code //}, {@code .} and {@code ..} also when encoded,
 * encoded slashes, backslashes, semicolons, control characters, bytes that are not UTF-8.
 *
 * @param segments decoded, without the slashes; empty for "/"
 */
public record ApiPath(String raw, List<String> segments) {

    /** @return null when the path has more than one reading */
    public static ApiPath parse(String raw) {
        if (raw == null || raw.isEmpty() || raw.charAt(0) != '/') {
            return null;
        }
        List<String> segments = new ArrayList<>(6);
        int start = 1;
        while (start < raw.length()) {
            int end = raw.indexOf('/', start);
            if (end < 0) {
                end = raw.length();
            }
            String segment = decoded(raw, start, end);
            if (segment == null || segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                return null;
            }
            segments.add(segment);
            start = end + 1;
        }
        return new ApiPath(raw, segments);
    }

    public boolean isApi() {
        return !segments.isEmpty() && segments.get(0).equals("api");
    }

    /** The segment below /api, which decides whose path this is; empty for /api itself. */
    public String resource() {
        return segments.size() > 1 ? segments.get(1) : "";
    }

    /** Below /api/public nobody is asked who they are. */
    public boolean isPublic() {
        return isApi() && resource().equals("public");
    }

    /** For logs: what lies deeper may be a secret, such as the link of an invitation. */
    public String shown() {
        return segments.size() > 2 ? "/" + segments.get(0) + "/" + segments.get(1) + "/…" : raw;
    }

    private static String decoded(String raw, int start, int end) {
        boolean encoded = false;
        for (int i = start; i < end; i++) {
            char c = raw.charAt(i);
            if (c == '%') {
                encoded = true;
            } else if (c == ';' || c == '\\' || c <= ' ' || c >= 0x7f) {
                return null;
            }
        }
        return encoded ? percentDecoded(raw, start, end) : raw.substring(start, end);
    }

    private static String percentDecoded(String raw, int start, int end) {
        ByteBuffer bytes = ByteBuffer.allocate(end - start);
        for (int i = start; i < end; i++) {
            char c = raw.charAt(i);
            if (c != '%') {
                bytes.put((byte) c);
                continue;
            }
            if (i + 2 >= end) {
                return null;
            }
            int high = Character.digit(raw.charAt(i + 1), 16);
            int low = Character.digit(raw.charAt(i + 2), 16);
            int value = high << 4 | low;
            if (high < 0 || low < 0 || value < ' ' || value == 0x7f || value == '/' || value == '\\' || value == ';') {
                return null;
            }
            bytes.put((byte) value);
            i += 2;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
