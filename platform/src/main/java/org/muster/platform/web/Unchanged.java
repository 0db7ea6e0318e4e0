package org.muster.platform.web;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Principal;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.TreeNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Spares whoever asks again what has not changed since (RFC 9110, If-None-Match). Every JSON answer to a GET that says
 * nothing else about caches carries an ETag of what it holds and of who asked: it is never stale and never somebody
 * else's. The version that a change must name, where there is one, stands in it first. See
 * docs/adr/0012-an-etag-is-what-somebody-saw.md.
 */
class Unchanged {

    private static final Set<String> READS = Set.of("GET", "HEAD");

    @Inject
    ObjectMapper json;

    @ServerResponseFilter
    void mark(ContainerRequestContext request, ContainerResponseContext response) {
        if (!READS.contains(request.getMethod())
                || response.getStatus() != 200
                || !isJson(response)
                || response.getHeaders().containsKey(HttpHeaders.CACHE_CONTROL)) {
            return;
        }
        String body = written(response.getEntity());
        String tag = '"'
                + version(response)
                + hash(body, request.getSecurityContext().getUserPrincipal())
                + '"';
        response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
        // kept by the person's own browser only, and asked about each time
        response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        if (isKnown(request.getHeaders().get(HttpHeaders.IF_NONE_MATCH), tag)) {
            response.setStatus(304);
            response.setEntity(null);
        } else {
            response.setEntity(body, response.getEntityAnnotations(), MediaType.APPLICATION_JSON_TYPE);
        }
    }

    private static boolean isJson(ContainerResponseContext response) {
        Object entity = response.getEntity();
        return (entity instanceof Record
                        || entity instanceof Collection
                        || entity instanceof Map
                        || entity instanceof TreeNode)
                && (response.getMediaType() == null
                        || response.getMediaType().isCompatible(MediaType.APPLICATION_JSON_TYPE));
    }

    private String written(Object entity) {
        try {
            return json.writeValueAsString(entity);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String version(ContainerResponseContext response) {
        EntityTag version = response.getEntityTag();
        return version == null ? "" : version.getValue() + Version.END;
    }

    private static String hash(String body, Principal who) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((who == null ? "" : who.getName()).getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return HexFormat.of().formatHex(digest.digest(body.getBytes(StandardCharsets.UTF_8)), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isKnown(List<String> named, String tag) {
        return named != null
                && named.stream()
                        .flatMap(line -> Arrays.stream(line.split(",")))
                        .map(String::strip)
                        // compared weakly: a proxy that compresses marks it so
                        .anyMatch(each -> each.equals("*") || each.equals(tag) || each.equals("W/" + tag));
    }
}
