package org.muster.outreach.rumours;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;

import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Makes askers countable without knowing them: keyed hashes that differ from rumour to rumour, so that nobody's
 * questions can be put together. Contacts are sealed with AES-GCM.
 */
@ApplicationScoped
class Askers {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    @Inject
    RumourConfig config;

    private final SecureRandom random = new SecureRandom();

    /** The same for the same contact however it is spaced or cased. */
    byte[] contactHash(Object rumour, String contact) {
        return hash("contact", rumour, contact.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT));
    }

    byte[] addressHash(Object rumour, String address) {
        return hash("address", rumour, address);
    }

    byte[] seal(String contact) {
        try {
            byte[] nonce = new byte[NONCE];
            random.nextBytes(nonce);
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(contact.getBytes(StandardCharsets.UTF_8));
            byte[] result = Arrays.copyOf(nonce, NONCE + sealed.length);
            System.arraycopy(sealed, 0, result, NONCE, sealed.length);
            return result;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Fails when the secret has changed since. */
    String open(byte[] sealed) {
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE));
            return new String(cipher.doFinal(sealed, NONCE, sealed.length - NONCE), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A contact cannot be opened; has muster.rumours.secret changed?", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key("seal"), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    private byte[] hash(String kind, Object rumour, String value) {
        return hmac(key(kind), rumour + " " + value);
    }

    /** One key for each use, all from the one secret. */
    private byte[] key(String use) {
        return hmac(config.secret().getBytes(StandardCharsets.UTF_8), "muster-rumours-" + use);
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
