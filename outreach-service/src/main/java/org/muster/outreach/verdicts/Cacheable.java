package org.muster.outreach.verdicts;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Public answers that caches may keep for a minute and then ask about by ETag. */
@ApplicationScoped
class Cacheable {

    private static final int SECONDS = 60;

    @Inject
    ObjectMapper json;

    /** 304 when the caller has the same content already. The tag is taken of the content, so it is never stale. */
    Response answer(Response fresh, Request request) {
        byte[] body = bytes(fresh.getEntity());
        EntityTag tag = new EntityTag(hash(body));
        Response.ResponseBuilder notModified = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer = notModified != null
                ? notModified
                : Response.fromResponse(fresh).type("application/json").entity(body);
        return answer.tag(tag)
                .header("Cache-Control", "public, max-age=" + SECONDS)
                .build();
    }

    private byte[] bytes(Object entity) {
        try {
            return json.writeValueAsBytes(entity);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hash(byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
