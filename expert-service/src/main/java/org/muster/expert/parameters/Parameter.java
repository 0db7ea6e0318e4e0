package org.muster.expert.parameters;

import java.util.Arrays;
import java.util.UUID;

import org.muster.platform.problem.ProblemException;

/** Typed query parameters. By itself JAX-RS would answer an unfit value with 404, as if the address were wrong. */
public final class Parameter {

    private Parameter() {}

    /** Null stays null. @throws ProblemException 400 naming the allowed values */
    public static <E extends Enum<E>> E choice(Class<E> type, String name, String value) {
        if (value == null) {
            return null;
        }
        try {
            return Enum.valueOf(type, value);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest("unknown-choice", name, value, Arrays.asList(type.getEnumConstants()));
        }
    }

    /** Null stays null. @throws ProblemException 400 */
    public static UUID id(String name, String value) {
        try {
            return value == null ? null : UUID.fromString(value);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest("unfit-id", name, value);
        }
    }

    /** Null stays null. @throws ProblemException 400 */
    public static Boolean flag(String name, String value) {
        if (value == null || value.equals("true") || value.equals("false")) {
            return value == null ? null : Boolean.valueOf(value);
        }
        throw ProblemException.badRequest("unknown-choice", name, value, "[true, false]");
    }
}
