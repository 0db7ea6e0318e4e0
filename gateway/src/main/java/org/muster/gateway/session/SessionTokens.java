package org.muster.gateway.session;

import java.time.Duration;
import java.time.Instant;

import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.common.runtime.OidcCommonUtils;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/** What a login brought. Never printed. */
record SessionTokens(String idToken, String accessToken, String refreshToken, String scope, Instant accessExpiresAt) {

    static SessionTokens of(AuthorizationCodeTokens tokens, Instant now) {
        long lifetime = tokens.getAccessTokenExpiresIn() == null ? 0 : tokens.getAccessTokenExpiresIn();
        return new SessionTokens(
                tokens.getIdToken(),
                tokens.getAccessToken(),
                tokens.getRefreshToken(),
                tokens.getAccessTokenScope(),
                now.plusSeconds(lifetime));
    }

    /** The provider need not send an ID token again. */
    SessionTokens renewedBy(AuthorizationCodeTokens tokens, Instant now) {
        SessionTokens renewed = of(tokens, now);
        return new SessionTokens(
                renewed.idToken == null ? idToken : renewed.idToken,
                renewed.accessToken,
                renewed.refreshToken == null ? refreshToken : renewed.refreshToken,
                renewed.scope,
                renewed.accessExpiresAt);
    }

    boolean hasAtLeast(Duration left, Instant now) {
        return now.plus(left).isBefore(accessExpiresAt);
    }

    /** The provider's name for the login; null when it gives none. */
    String login() {
        return OidcCommonUtils.decodeJwtContent(accessToken).getString("sid");
    }

    String subject() {
        return OidcCommonUtils.decodeJwtContent(accessToken).getString("sub");
    }

    Instant authenticatedAt() {
        JsonObject claims = OidcCommonUtils.decodeJwtContent(accessToken);
        return Instant.ofEpochSecond(claims.getLong("auth_time", claims.getLong("iat")));
    }

    AuthorizationCodeTokens asCodeTokens(Instant now) {
        return new AuthorizationCodeTokens(
                idToken,
                accessToken,
                refreshToken,
                Math.max(0, Duration.between(now, accessExpiresAt).toSeconds()),
                scope);
    }

    byte[] toBytes() {
        return new JsonObject()
                .put("id", idToken)
                .put("access", accessToken)
                .put("refresh", refreshToken)
                .put("scope", scope)
                .put("accessExpiresAt", accessExpiresAt)
                .toBuffer()
                .getBytes();
    }

    static SessionTokens from(byte[] bytes) {
        JsonObject json = new JsonObject(Buffer.buffer(bytes));
        return new SessionTokens(
                json.getString("id"),
                json.getString("access"),
                json.getString("refresh"),
                json.getString("scope"),
                json.getInstant("accessExpiresAt"));
    }

    @Override
    public String toString() {
        return "SessionTokens[until " + accessExpiresAt + "]";
    }
}
