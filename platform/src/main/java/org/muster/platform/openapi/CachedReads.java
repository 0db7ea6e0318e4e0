package org.muster.platform.openapi;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Reads whose answer carries an ETag, by which one that is known already need not be sent again. Those in JSON do; what
 * is otherwise says so at its resource with the extension {@value #ETAG}.
 */
final class CachedReads {

    private static final String ETAG = "x-etag";

    CachedReads(OpenAPI description) {
        description
                .getComponents()
                .addHeader(
                        "ETag",
                        tag("Of what is answered and of who asked; what stands before a dot in it is the version that"
                                + " If-Match names, as far as the thing has one"))
                .addResponse(
                        "NotModified",
                        OASFactory.createAPIResponse()
                                .description(
                                        "If-None-Match names the ETag of what would be answered: it is still that"));
    }

    void complete(String name, String path, Operation operation) {
        APIResponse answer = operation.getResponses().getAPIResponse("200");
        if (!name.startsWith("GET ") || answer == null || !carriesTag(operation, answer)) {
            return;
        }
        answer.addHeader("ETag", OASFactory.createHeader().ref("#/components/headers/ETag"));
        operation
                .getResponses()
                .addAPIResponse("304", OASFactory.createAPIResponse().ref("#/components/responses/NotModified"));
    }

    private static boolean carriesTag(Operation operation, APIResponse answer) {
        Object said = operation.hasExtension(ETAG) ? operation.getExtension(ETAG) : null;
        operation.removeExtension(ETAG);
        // where the answer is described beside it, the extension is taken to be about that too
        answer.removeExtension(ETAG);
        return said != null
                ? Boolean.parseBoolean(said.toString())
                : answer.getContent() != null && answer.getContent().hasMediaType("application/json");
    }

    private static Header tag(String meaning) {
        return OASFactory.createHeader()
                .description(meaning)
                .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
    }
}
