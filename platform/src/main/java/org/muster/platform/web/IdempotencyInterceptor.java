package org.muster.platform.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jdbi.v3.core.Jdbi;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;

/** Keeps first answers in the transaction of the work itself, so an answer is kept exactly if the work was done. */
@Idempotent
@Interceptor
// after TransactionalInterceptor (200): the transaction is running when we look
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 300)
class IdempotencyInterceptor {

    private record Answer(String hash, int status, Map<String, String> headers, String body) {}

    @Inject
    Jdbi jdbi;

    @Inject
    CurrentVertxRequest current;

    @Inject
    CurrentUser user;

    @Inject
    ObjectMapper json;

    @AroundInvoke
    Object once(InvocationContext call) throws Exception {
        HttpServerRequest request = current.getCurrent().request();
        String key = request.getHeader("Idempotency-Key");
        if (key == null) {
            return call.proceed();
        }
        if (!key.matches("[\\x21-\\x7e]{1,200}")) {
            throw ProblemException.badRequest("idempotency-invalid");
        }
        String subject = user.anonymous() ? "anonymous" : user.subject();
        String hash = hash(request, call.getParameters());
        AnswerSeal seal = new AnswerSeal(subject, key);
        lock(subject, key);
        Optional<Answer> first = find(seal);
        if (first.isPresent()) {
            return repeat(first.get(), hash, call);
        }
        Object result = call.proceed();
        keep(seal, hash, response(result));
        return result;
    }

    private static Response response(Object result) {
        if (result instanceof RestResponse<?> response) {
            return response.toResponse();
        }
        return result instanceof Response response
                ? response
                : Response.ok(result).build();
    }

    private void lock(String subject, String key) {
        boolean free = jdbi.withHandle(handle -> handle.createQuery(
                        "select pg_try_advisory_xact_lock(hashtextextended(:subject || ' ' || :key, 42))")
                .bind("subject", subject)
                .bind("key", key)
                .mapTo(Boolean.class)
                .one());
        if (!free) {
            throw ProblemException.conflict("idempotency-conflict");
        }
    }

    private Optional<Answer> find(AnswerSeal seal) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select request_hash, status, headers, body from idempotency"
                                + " where subject = ? and key = ? and expires_at > now()")
                .bind(0, seal.subject())
                .bind(1, seal.name())
                .map((row, context) -> new Answer(
                        row.getString("request_hash"),
                        row.getInt("status"),
                        headers(row.getString("headers")),
                        row.getString("body") == null ? null : seal.open(row.getString("body"))))
                .findOne());
    }

    private Object repeat(Answer first, String hash, InvocationContext call) throws Exception {
        if (!first.hash().equals(hash)) {
            throw ProblemException.unprocessable("idempotency-reused");
        }
        Class<?> type = call.getMethod().getReturnType();
        if (type != Response.class && type != RestResponse.class) {
            return first.body() == null ? null : json.readValue(first.body(), type);
        }
        ResponseBuilder<JsonNode> repeated = ResponseBuilder.create(first.status());
        first.headers().forEach(repeated::header);
        RestResponse<JsonNode> response =
                (first.body() == null ? repeated : repeated.entity(json.readTree(first.body()))).build();
        return type == Response.class ? response.toResponse() : response;
    }

    private void keep(AnswerSeal seal, String hash, Response response) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        response.getStringHeaders().forEach((name, values) -> headers.put(name, String.join(",", values)));
        String body = response.hasEntity() ? seal.close(json.writeValueAsString(response.getEntity())) : null;
        String kept = json.writeValueAsString(headers);
        jdbi.useHandle(
                handle -> handle.execute("""
                insert into idempotency (subject, key, request_hash, status, headers, body, expires_at)
                    values (?, ?, ?, ?, ?::jsonb, ?, now() + interval '24 hours')
                    on conflict (subject, key) do update set request_hash = excluded.request_hash,
                        status = excluded.status, headers = excluded.headers, body = excluded.body,
                        created_at = now(), expires_at = excluded.expires_at""", seal.subject(), seal.name(), hash, response.getStatus(), kept, body));
    }

    private String hash(HttpServerRequest request, Object[] parameters) throws IOException {
        MessageDigest digest = sha256();
        digest.update((request.method() + " " + request.uri()).getBytes(StandardCharsets.UTF_8));
        for (Object parameter : parameters) {
            if (parameter instanceof FileUpload file) {
                digest.update(file.fileName().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file.uploadedFile()));
            } else if (parameter instanceof byte[] bytes) {
                digest.update(bytes);
            } else if (parameter instanceof String || parameter instanceof Record) {
                digest.update(json.writeValueAsBytes(parameter));
            } else if (parameter instanceof InputStream) {
                throw new IllegalStateException("A streamed body cannot be @Idempotent");
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private Map<String, String> headers(String stored) {
        try {
            return json.readValue(stored, new TypeReference<>() {});
        } catch (IOException e) {
            throw new IllegalStateException("Stored headers are unreadable", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
