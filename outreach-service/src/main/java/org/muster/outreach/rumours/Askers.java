package org.muster.outreach.rumours;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Locale;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.muster.platform.security.Seal;

/**
 * Makes askers countable without knowing them: keyed hashes that differ from rumour to rumour, so that nobody's
 * questions can be put together. Contacts are sealed with AES-GCM.
 */
@ApplicationScoped
class Askers {

    @Inject
    RumourConfig config;

    /** The same for the same contact however it is spaced or cased. */
    byte[] contactHash(Object rumour, String contact) {
        return hash("contact", rumour, contact.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT));
    }

    byte[] addressHash(Object rumour, String address) {
        return hash("address", rumour, address);
    }

    byte[] seal(String contact) {
        return contacts().close(contact.getBytes(StandardCharsets.UTF_8));
    }

    /** Fails when the secret has changed since. */
    String open(byte[] sealed) {
        try {
            return new String(contacts().open(sealed), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A contact cannot be opened; has muster.rumours.secret changed?", e);
        }
    }

    private Seal contacts() {
        // bound to nothing, as those that are kept already
        return new Seal(key("seal"), "");
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
