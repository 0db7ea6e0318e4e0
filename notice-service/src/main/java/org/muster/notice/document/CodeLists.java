package org.muster.notice.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

import org.muster.platform.problem.ProblemException;

import com.fasterxml.jackson.databind.ObjectMapper;

/** The types of official documents (公文种类) and their degrees of urgency (紧急程度), as the regulations list them. */
record CodeLists(List<String> types, List<String> urgencies) {

    private static final CodeLists SHIPPED = read();

    /** @throws ProblemException 422 for anything but one of the fifteen types */
    static String requireType(String type) {
        if (!SHIPPED.types.contains(type)) {
            throw ProblemException.unprocessable("unknown-document-type", type, String.join("、", SHIPPED.types));
        }
        return type;
    }

    /** @throws ProblemException 422 for an unknown degree; null is a document that is not urgent */
    static String requireUrgency(String urgency) {
        if (urgency != null && !SHIPPED.urgencies.contains(urgency)) {
            throw ProblemException.unprocessable("unknown-urgency", urgency, String.join("、", SHIPPED.urgencies));
        }
        return urgency;
    }

    private static CodeLists read() {
        try (InputStream in = CodeLists.class.getResourceAsStream("/codelists/documents.json")) {
            return new ObjectMapper().readValue(in, CodeLists.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
