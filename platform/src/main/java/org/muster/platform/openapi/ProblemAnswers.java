package org.muster.platform.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.muster.platform.problem.ProblemDetails;

/** The problems an operation can answer with, as far as its shape tells: they are the same for all of that shape. */
final class ProblemAnswers {

    private static final Map<Integer, String> MEANINGS = new LinkedHashMap<>();

    static {
        MEANINGS.put(400, "The request does not have the form described here; errors names the places");
        MEANINGS.put(401, "No token, or one that is expired or invalid");
        MEANINGS.put(403, "The role is missing, or it is outside the caller's organisation and those below");
        MEANINGS.put(404, "No such thing, or the caller may not see it");
        MEANINGS.put(409, "Its state does not allow it (any more), or the same Idempotency-Key is still at work");
        MEANINGS.put(412, "Changed by somebody else since it was read");
        MEANINGS.put(413, "Too large");
        MEANINGS.put(415, "Another content type is wanted");
        MEANINGS.put(422, "Well formed, but it names what does not exist or does not fit together");
        MEANINGS.put(428, "If-Match is missing: say which version is changed");
        MEANINGS.put(429, "Too many requests; Retry-After says when to come back");
        MEANINGS.put(503, "Away for a moment; Retry-After says when to come back");
    }

    ProblemAnswers(OpenAPI description) {
        if (description.getComponents() == null) {
            description.setComponents(OASFactory.createComponents());
        }
        description.getComponents().addSchema("ProblemDetails", problem());
        MEANINGS.forEach((status, meaning) -> description
                .getComponents()
                .addResponse(
                        component(status),
                        OASFactory.createAPIResponse()
                                .description(meaning)
                                .content(OASFactory.createContent()
                                        .addMediaType(
                                                ProblemDetails.MEDIA_TYPE,
                                                OASFactory.createMediaType()
                                                        .schema(OASFactory.createSchema()
                                                                .ref("#/components/schemas/ProblemDetails"))))));
    }

    void complete(String name, String path, Operation operation) {
        boolean changes = !name.startsWith("GET ");
        boolean body = operation.getRequestBody() != null;
        boolean version = parameters(operation).stream().anyMatch(each -> "If-Match".equalsIgnoreCase(each.getName()));
        add(operation, 400, body || !parameters(operation).isEmpty());
        add(operation, 401, !path.startsWith("/api/public/"));
        add(operation, 403, !path.startsWith("/api/public/"));
        add(operation, 404, path.contains("{"));
        add(operation, 409, changes);
        add(operation, 412, version);
        add(operation, 413, body);
        add(operation, 415, body);
        add(operation, 422, body);
        add(operation, 428, version);
        add(operation, 429, true);
        add(operation, 503, true);
    }

    private static void add(Operation operation, int status, boolean can) {
        APIResponse said = operation.getResponses().getAPIResponse(String.valueOf(status));
        // what only names the status says less than the shared answer
        if (can && (said == null || said.getContent() == null)) {
            operation
                    .getResponses()
                    .addAPIResponse(
                            String.valueOf(status),
                            OASFactory.createAPIResponse().ref("#/components/responses/" + component(status)));
        }
    }

    private static List<Parameter> parameters(Operation operation) {
        return operation.getParameters() == null ? List.of() : operation.getParameters();
    }

    private static String component(int status) {
        return "Problem" + status;
    }

    private static Schema problem() {
        Schema fault = object().addProperty("pointer", text()).addProperty("detail", text());
        return object().addProperty("type", text())
                .addProperty("title", text())
                .addProperty(
                        "status",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.INTEGER)
                                .format("int32"))
                .addProperty("detail", text())
                .addProperty("instance", text())
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .items(fault))
                .addProperty("traceId", text());
    }

    private static Schema object() {
        return OASFactory.createSchema().addType(Schema.SchemaType.OBJECT);
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    }
}
