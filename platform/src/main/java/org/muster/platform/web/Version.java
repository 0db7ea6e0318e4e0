package org.muster.platform.web;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.muster.platform.problem.ProblemException;

/** The version of an object as an ETag (RFC 9110), so that nobody overwrites what they have not seen. */
public final class Version {

    /** What comes after it in the ETag of a GET says what was in the answer, and does not matter to a change. */
    static final String END = ".";

    private Version() {}

    public static EntityTag tag(long version) {
        return new EntityTag(Long.toString(version));
    }

    /** @throws ProblemException 428 without If-Match, 412 when it names another version */
    public static void requireMatch(HttpHeaders headers, long version) {
        String given = headers.getHeaderString(HttpHeaders.IF_MATCH);
        if (given == null) {
            throw new ProblemException(428, "precondition-required");
        }
        if (!given.equals("*") && !given.equals("\"" + version + "\"") && !given.startsWith("\"" + version + END)) {
            throw new ProblemException(Response.Status.PRECONDITION_FAILED.getStatusCode(), "stale");
        }
    }
}
