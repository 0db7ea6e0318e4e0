package org.muster.platform.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Closes what a database must keep and not show: AES-GCM under a key of 256 bits, with a nonce of its own in front.
 *
 * @param boundTo what it belongs to; it cannot be opened for anything else
 */
public record Seal(byte[] key, String boundTo) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    public byte[] close(byte[] content) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            byte[] closed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(content);
            byte[] whole = Arrays.copyOf(nonce, NONCE + closed.length);
            System.arraycopy(closed, 0, whole, NONCE, closed.length);
            return whole;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has AES-GCM", e);
        }
    }

    /** @throws GeneralSecurityException when it was closed with another key, for something else, or changed since */
    public byte[] open(byte[] closed) throws GeneralSecurityException {
        if (closed.length < NONCE) {
            throw new GeneralSecurityException("Too short");
        }
        return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(closed, NONCE)).doFinal(closed, NONCE, closed.length - NONCE);
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(boundTo.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    @Override
    public String toString() {
        return "Seal[" + boundTo + "]";
    }
}
