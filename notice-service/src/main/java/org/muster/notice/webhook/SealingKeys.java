package org.muster.notice.webhook;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.muster.platform.security.Seal;

/**
 * Seals the secrets of webhooks for the database (静态加密), each bound to its webhook, so that it is of no use in another
 * row. What is sealed begins with the identifier of its key, which is taken of the key itself.
 */
@Singleton
class SealingKeys {

    /** What {@code V504} wrote before the secrets of before; no key's identifier looks like it. */
    static final String READABLE = "readable";

    private static final int KEY = 32;

    private final Map<String, byte[]> keys = new LinkedHashMap<>();
    private final String first;

    @Inject
    SealingKeys(WebhookConfig config) {
        this(config.keys());
    }

    /** @throws IllegalArgumentException unless each is the base64 of 32 bytes; it never shows the key */
    SealingKeys(List<String> configured) {
        configured.forEach(text -> {
            byte[] key = bytes(text.strip());
            keys.put(identifier(key), key);
        });
        first = keys.keySet().iterator().next();
    }

    /** With the first key. */
    String seal(UUID webhook, WebhookSecret secret) {
        byte[] closed = new Seal(keys.get(first), webhook.toString()).close(secret.bits());
        return first + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(closed);
    }

    /** @throws Unreadable when the key is not here (any more), or it was sealed for another webhook */
    WebhookSecret open(UUID webhook, String sealed) throws Unreadable {
        int point = sealed.indexOf('.');
        if (point < 0) {
            throw new Unreadable("secret-spoilt");
        }
        String identifier = sealed.substring(0, point);
        byte[] key = keys.get(identifier);
        if (key == null) {
            throw new Unreadable("key-missing " + identifier);
        }
        try {
            byte[] closed = Base64.getUrlDecoder().decode(sealed.substring(point + 1));
            return new WebhookSecret(new Seal(key, webhook.toString()).open(closed));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new Unreadable("secret-spoilt");
        }
    }

    /** With the first key, whatever it was sealed with before. Null stays null. */
    String reseal(UUID webhook, String sealed) throws Unreadable {
        if (sealed == null || sealed.startsWith(first + ".")) {
            return sealed;
        }
        String readable = READABLE + ".";
        return seal(
                webhook,
                sealed.startsWith(readable)
                        ? new WebhookSecret(Base64.getUrlDecoder().decode(sealed.substring(readable.length())))
                        : open(webhook, sealed));
    }

    /** Of the key that seals. */
    String first() {
        return first;
    }

    private static byte[] bytes(String text) {
        try {
            byte[] key = Base64.getUrlDecoder().decode(text.replace('+', '-').replace('/', '_'));
            if (key.length == KEY) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // its message would show a part of the key
        }
        throw new IllegalArgumentException("muster.webhook.keys: each must be the base64 of " + KEY + " random bytes");
    }

    private static String identifier(byte[] key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key);
            return HexFormat.of().formatHex(hash, 0, 4);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
