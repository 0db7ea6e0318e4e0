package org.muster.platform.problem;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;

/** Turns every failure of a request into a problem. A client's fault says what to change; a bug shows only a trace id. */
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @Inject
    HttpHeaders headers;

    @Inject
    UriInfo uri;

    @ServerExceptionMapper
    Response known(ProblemException e) {
        return answer(e.status(), e.slug(), e.faults(), e.arguments());
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException e) {
        List<ProblemException.Fault> faults = new ArrayList<>();
        for (ConstraintViolation<?> violation : e.getConstraintViolations()) {
            faults.add(new ProblemException.Fault(pointer(violation.getPropertyPath()), violation.getMessage()));
        }
        return answer(400, "invalid-fields", faults, faults.size());
    }

    /** Takes precedence over the answer Quarkus has for this exception. */
    @ServerExceptionMapper
    Response unfit(MismatchedInputException e) {
        return unreadable(e);
    }

    @ServerExceptionMapper
    Response unreadable(JsonProcessingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return answer(
                    400,
                    "unknown-field",
                    List.of(new ProblemException.Fault(pointer(unknown), "unknown field")),
                    unknown.getPropertyName(),
                    unknown.getKnownPropertyIds());
        }
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return answer(
                    400,
                    "unfit-value",
                    List.of(new ProblemException.Fault(pointer(mapping), "unfit value")),
                    pointer(mapping));
        }
        return answer(
                400,
                "malformed-json",
                List.of(),
                e.getLocation() == null ? "?" : e.getLocation().getLineNr(),
                e.getLocation() == null ? "?" : e.getLocation().getColumnNr());
    }

    @ServerExceptionMapper
    Response unauthenticated(UnauthorizedException e) {
        return unauthorized();
    }

    @ServerExceptionMapper
    Response unauthenticated(AuthenticationFailedException e) {
        return unauthorized();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e) {
        return answer(403, "role-missing", List.of());
    }

    @ServerExceptionMapper
    Response http(WebApplicationException e) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return unreadable(json);
        }
        int status = e.getResponse().getStatus();
        if (status < 400) {
            return e.getResponse();
        }
        if (status == 400 && e.getCause() instanceof ConstraintViolationException violation) {
            return invalid(violation);
        }
        if (status == 404 && e.getCause() != null) {
            Optional<String> parameter = unfitParameter(e.getCause());
            if (parameter.isPresent()) {
                return answer(400, "unfit-parameter", List.of(), parameter.get());
            }
        }
        return answer(status, "http-" + status, List.of(), uri.getPath());
    }

    /**
     * The query parameter whose value is not of its type. JAX-RS asks for a 404 here, as for a path that holds no such
     * thing; only what the conversion complained of tells the two apart.
     */
    private Optional<String> unfitParameter(Throwable conversion) {
        String complaint = String.valueOf(conversion.getMessage());
        return uri.getQueryParameters().entrySet().stream()
                .filter(parameter ->
                        parameter.getValue().stream().anyMatch(value -> !value.isEmpty() && complaint.contains(value)))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    @ServerExceptionMapper
    Response bug(Throwable e) {
        if (Unavailable.isCauseOf(e)) {
            LOG.warnf("%s waits for the database: %s", loggable(), e.getMessage());
            return Response.fromResponse(answer(503, "unavailable", List.of()))
                    .header(HttpHeaders.RETRY_AFTER, 2)
                    .build();
        }
        if (hasState(e, "22021")) {
            // PostgreSQL keeps every character but U+0000, which JSON and addresses can carry
            return answer(400, "unfit-characters", List.of());
        }
        if (hasState(e, "22008")) {
            return answer(400, "unfit-date", List.of());
        }
        if (e instanceof IOException && String.valueOf(e.getMessage()).contains("parsing multipart")) {
            return answer(400, "broken-form", List.of());
        }
        String trace = UUID.randomUUID().toString();
        LOG.errorf(e, "%s failed, trace %s", loggable(), trace);
        return answer(500, "internal", List.of(), trace, trace);
    }

    private static boolean hasState(Throwable e, String state) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && state.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** The path without what a parameter named secret holds. */
    private String loggable() {
        String path = uri.getPath();
        for (String secret : uri.getPathParameters().getOrDefault("secret", List.of())) {
            path = path.replace(secret, "…");
        }
        return path;
    }

    private Response unauthorized() {
        return Response.fromResponse(answer(401, "not-authenticated", List.of()))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    private Response answer(int status, String slug, List<ProblemException.Fault> faults, Object... arguments) {
        Locale locale = Words.preferred(headers.getAcceptableLanguages());
        return Response.status(status)
                .type(ProblemDetails.MEDIA_TYPE)
                .language(locale)
                .entity(new ProblemDetails(
                        "/problems/" + slug,
                        Words.title(slug, locale),
                        status,
                        Words.detail(slug, locale, arguments),
                        uri.getPath(),
                        faults,
                        slug.equals("internal") ? String.valueOf(arguments[0]) : null))
                .build();
    }

    private static String pointer(JsonMappingException e) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference reference : e.getPath()) {
            pointer.append('/')
                    .append(reference.getFieldName() == null ? reference.getIndex() : reference.getFieldName());
        }
        return pointer.toString();
    }

    /** The first two nodes name the method and its parameter, which a client does not know. */
    private static String pointer(Path path) {
        StringBuilder pointer = new StringBuilder();
        int depth = 0;
        for (Path.Node node : path) {
            if (depth++ < 2 || node.getName() == null) {
                continue;
            }
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            }
            if (node.getKey() != null) {
                pointer.append('/').append(node.getKey());
            }
            if (node.getKind() != ElementKind.CONTAINER_ELEMENT) {
                pointer.append('/').append(node.getName());
            }
        }
        if (!pointer.isEmpty()) {
            return pointer.toString();
        }
        String last = "";
        for (Path.Node node : path) {
            last = String.valueOf(node.getName());
        }
        return last;
    }
}
