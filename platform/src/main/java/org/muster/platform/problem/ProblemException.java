package org.muster.platform.problem;

import java.util.List;

/**
 * What a client did wrong, with its status and type. The words stand in {@code problems_zh.properties} and
 * {@code problems_en.properties} under {@code <slug>.title} and {@code <slug>.detail}; {@code {0}} is the first argument.
 */
public class ProblemException extends RuntimeException {

    /** A wrong place in the request. @param pointer JSON pointer into the body, or the parameter's name */
    public record Fault(String pointer, String detail) {}

    private final int status;
    private final String slug;
    private final transient Object[] arguments;
    private final transient List<Fault> faults;

    public ProblemException(int status, String slug, Object... arguments) {
        this(status, slug, List.of(), arguments);
    }

    public ProblemException(int status, String slug, List<Fault> faults, Object... arguments) {
        super(slug + " " + List.of(arguments));
        this.status = status;
        this.slug = slug;
        this.faults = faults;
        this.arguments = arguments;
    }

    public static ProblemException badRequest(String slug, Object... arguments) {
        return new ProblemException(400, slug, arguments);
    }

    public static ProblemException forbidden(String slug, Object... arguments) {
        return new ProblemException(403, slug, arguments);
    }

    /** Also for things that exist but must not be known to the caller. */
    public static ProblemException notFound(String what, Object id) {
        return new ProblemException(404, "not-found", what, id);
    }

    /** The request is right but the object's state does not allow it (any more). */
    public static ProblemException conflict(String slug, Object... arguments) {
        return new ProblemException(409, slug, arguments);
    }

    public static ProblemException unprocessable(String slug, Object... arguments) {
        return new ProblemException(422, slug, arguments);
    }

    public int status() {
        return status;
    }

    public String slug() {
        return slug;
    }

    Object[] arguments() {
        return arguments;
    }

    List<Fault> faults() {
        return faults;
    }
}
