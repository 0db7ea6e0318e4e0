package org.muster.notice.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What platform and subscriber know: the key of the signature by which the subscriber knows that we are speaking. */
record WebhookSecret(byte[] bits) {

    private static final String ALGORITHM = "HmacSHA256";
    private static final SecureRandom RANDOM = new SecureRandom();

    static WebhookSecret random() {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        return new WebhookSecret(bits);
    }

    /** As the libraries of Standard Webhooks take it. */
    String shown() {
        return "whsec_" + Base64.getEncoder().encodeToString(bits);
    }

    /** One signature of Standard Webhooks 1. @param seconds since 1970 */
    String sign(String id, long seconds, String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(bits, ALGORITHM));
            byte[] signed = mac.doFinal((id + "." + seconds + "." + body).getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "WebhookSecret[hidden]";
    }
}
