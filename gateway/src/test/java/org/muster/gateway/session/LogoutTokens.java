package org.muster.gateway.session;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;

import org.muster.station.testing.MusterBacking;

import com.sun.net.httpserver.HttpServer;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * Logout tokens, good ones and bad ones. The gateway gets the provider's own keys and one more, with which these are
 * signed; the pair lies in system properties, because a test profile and its test have different class loaders.
 */
final class LogoutTokens {

    static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final String KEY = "muster.test.logout.key";
    private static final String KEYS_AT = "muster.test.logout.keys";

    private LogoutTokens() {}

    /** @return where the keys are */
    static String publish() {
        synchronized (System.class) {
            if (System.getProperty(KEYS_AT) == null) {
                try {
                    KeyPair pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
                    System.setProperty(
                            KEY,
                            Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
                    System.setProperty(KEYS_AT, serve((RSAPublicKey) pair.getPublic()));
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
            return System.getProperty(KEYS_AT);
        }
    }

    static JsonObject claims() {
        long now = Instant.now().getEpochSecond();
        return new JsonObject()
                .put("iss", MusterBacking.issuer())
                .put("aud", "muster-gateway")
                .put("iat", now)
                .put("exp", now + 120)
                .put("jti", "j" + System.nanoTime())
                .put("typ", "Logout")
                .put("events", new JsonObject().put(EVENT, new JsonObject()));
    }

    static String signed(JsonObject claims) {
        try {
            PrivateKey key = KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(System.getProperty(KEY))));
            return signed(claims, key);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static String signedBySomebodyElse(JsonObject claims) {
        try {
            return signed(
                    claims,
                    KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static String unsigned(JsonObject claims) {
        return encoded(new JsonObject().put("alg", "none").encode()) + "." + encoded(claims.encode()) + ".";
    }

    private static String signed(JsonObject claims, PrivateKey key) throws Exception {
        JsonObject head =
                new JsonObject().put("alg", "RS256").put("kid", "of-the-tests").put("typ", "logout+jwt");
        String content = encoded(head.encode()) + "." + encoded(claims.encode());
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(content.getBytes(StandardCharsets.US_ASCII));
        return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }

    private static String serve(RSAPublicKey key) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] keys = withProviders(key).encode().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        server.start();
        return "http://localhost:" + server.getAddress().getPort() + "/keys";
    }

    private static JsonObject withProviders(RSAPublicKey key) {
        try {
            HttpResponse<String> keys = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(
                                            URI.create(MusterBacking.issuer() + "/protocol/openid-connect/certs"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            JsonArray all = new JsonObject(keys.body()).getJsonArray("keys");
            all.add(new JsonObject()
                    .put("kty", "RSA")
                    .put("kid", "of-the-tests")
                    .put("use", "sig")
                    .put("alg", "RS256")
                    .put("n", encoded(key.getModulus()))
                    .put("e", encoded(key.getPublicExponent())));
            return new JsonObject().put("keys", all);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(java.util.Arrays.copyOfRange(bytes, from, bytes.length));
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
