package org.muster.notice.duty;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** What makes a feed's address unguessable: 256 random bits, shown once. Only its hash is kept. */
record CalendarSecret(String value) {

    static final String ALGORITHM = "SHA-256";

    private static final SecureRandom RANDOM = new SecureRandom();

    static CalendarSecret random() {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        return new CalendarSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance(ALGORITHM).digest(value.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "CalendarSecret[hidden]";
    }
}
