package org.muster.gateway.edge;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** The name under which a request is found in every log it passes. A caller may choose it, within a plain alphabet. */
public final class RequestId {

    public static final String HEADER = "X-Request-Id";

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    private RequestId() {}

    static String of(String sent) {
        return sent != null && PLAIN.matcher(sent).matches() ? sent : random();
    }

    /** It has to be unlike all others, not hard to guess: the random numbers for secrets come one at a time for all loops. */
    private static String random() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong() & ~0xf000L | 0x4000L, random.nextLong() >>> 2 | Long.MIN_VALUE).toString();
    }
}
