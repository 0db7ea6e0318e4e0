package org.muster.platform.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.muster.platform.security.Seal;

/**
 * A kept answer may show what is shown once only, such as a new secret. The caller's {@code Idempotency-Key} alone opens
 * it again, and the database knows that one by a hash.
 */
record AnswerSeal(String subject, String key) {

    /** Under what the answer is kept. */
    String name() {
        return HexFormat.of().formatHex(derived("name"));
    }

    String close(String body) {
        return Base64.getEncoder().encodeToString(seal().close(body.getBytes(StandardCharsets.UTF_8)));
    }

    String open(String closed) {
        try {
            return new String(seal().open(Base64.getDecoder().decode(closed)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A kept answer was changed in the database", e);
        }
    }

    private Seal seal() {
        return new Seal(derived("answer"), subject);
    }

    private byte[] derived(String use) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(("muster-idempotency-" + use + " " + subject).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }

    @Override
    public String toString() {
        return "AnswerSeal[" + subject + "]";
    }
}
