package org.muster.platform.problem;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

/** The body of application/problem+json (RFC 9457). */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemDetails(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        List<ProblemException.Fault> errors,
        String traceId) {

    public static final String MEDIA_TYPE = "application/problem+json";
}
