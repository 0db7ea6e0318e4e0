package org.muster.platform.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What a request and its answer look like, from {@code openapi-examples.json} beside the code. */
final class Examples {

    private static final String TABLE = "openapi-examples.json";

    private record Example(Object request, Object answer) {}

    private final Map<String, Example> examples;

    Examples() {
        try (InputStream stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(TABLE)) {
            examples = stream == null ? Map.of() : new ObjectMapper().readValue(stream, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(TABLE + " cannot be read", e);
        }
    }

    void complete(String name, String path, Operation operation) {
        Example example = examples.get(name);
        if (example == null) {
            return;
        }
        if (example.request() != null && operation.getRequestBody() != null) {
            show(operation.getRequestBody().getContent(), example.request());
        }
        if (example.answer() != null) {
            operation.getResponses().getAPIResponses().entrySet().stream()
                    .filter(answer -> answer.getKey().startsWith("2"))
                    .map(Map.Entry::getValue)
                    .map(APIResponse::getContent)
                    .forEach(content -> show(content, example.answer()));
        }
    }

    private static void show(Content content, Object example) {
        if (content != null) {
            content.getMediaTypes().values().forEach(type -> type.setExample(example));
        }
    }
}
