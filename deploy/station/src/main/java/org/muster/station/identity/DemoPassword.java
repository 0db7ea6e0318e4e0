package org.muster.station.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A password as a stored credential. A plain one would be held against the realm's password policy, which no demo
 * password meets, and the policy stays as it is in production.
 */
final class DemoPassword {
    private static final int ITERATIONS = 1000;

    private DemoPassword() {}

    static ObjectNode of(String password) {
        String salt = Base64.getEncoder().encodeToString(password.getBytes(StandardCharsets.UTF_8));
        ObjectNode credential = JsonNodeFactory.instance.objectNode();
        credential.put("type", "password");
        credential.put("credentialData", "{\"algorithm\":\"pbkdf2-sha256\",\"hashIterations\":" + ITERATIONS + "}");
        credential.put("secretData", "{\"value\":\"" + hash(password) + "\",\"salt\":\"" + salt + "\"}");
        return credential;
    }

    private static String hash(String password) {
        byte[] salt = password.getBytes(StandardCharsets.UTF_8);
        try {
            byte[] hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, ITERATIONS, 512))
                    .getEncoded();
            return Base64.getEncoder().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
