package org.muster.gateway.identity;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.muster.station.testing.MusterBacking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Tokens that attackers make out of real ones: same claims, another head and signature. */
final class ForgedTokens {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final KeyPair OWN = ownKey();

    private ForgedTokens() {}

    static String unsigned(String token) {
        return headed(token, head -> head.put("alg", "none")) + ".";
    }

    /** Key confusion: the published RSA key taken as the secret of an HMAC. */
    static String signedWithPublicKeyAsSecret(String token) {
        String content = headed(token, head -> head.put("alg", "HS256"));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(publicKey(keyId(token)), "HmacSHA256"));
            return content + "." + encoded(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param keyId names a key that the provider does not have; null names the one it has */
    static String signedByOwnKey(String token, String keyId) {
        try {
            String content = headed(token, head -> {
                if (keyId != null) {
                    head.put("kid", keyId);
                }
            });
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(OWN.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + encoded(signature.sign());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair ownKey() {
        try {
            return KeyPairGenerator.getInstance("RSA").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Change {
        void in(ObjectNode head);
    }

    private static String headed(String token, Change change) {
        String[] parts = token.split("\\.");
        try {
            ObjectNode head = (ObjectNode) JSON.readTree(Base64.getUrlDecoder().decode(parts[0]));
            change.in(head);
            return encoded(JSON.writeValueAsBytes(head)) + "." + parts[1];
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String keyId(String token) throws Exception {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[0]))
                .path("kid")
                .asText();
    }

    private static byte[] publicKey(String id) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(MusterBacking.issuer() + "/protocol/openid-connect/certs"))
                .build();
        JsonNode keys = JSON.readTree(HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofByteArray())
                .body());
        for (JsonNode key : keys.path("keys")) {
            if (key.path("kid").asText().equals(id)) {
                return Base64.getDecoder().decode(key.path("x5c").get(0).asText());
            }
        }
        throw new IllegalStateException("The realm has no key " + id);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
