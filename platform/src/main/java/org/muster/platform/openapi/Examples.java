package org.muster.platform.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What a request and its answer look like, from the files beside the code: {@code openapi-examples.json} and the platform's own. */
final class Examples {

    private record Example(Object request, Object answer) {}

    private final Map<String, Example> examples = new HashMap<>();

    Examples() {
        read("platform-openapi-examples.json");
        read("openapi-examples.json");
    }

    private void read(String file) {
        try (InputStream stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(file)) {
            if (stream != null) {
                examples.putAll(new ObjectMapper().readValue(stream, new TypeReference<Map<String, Example>>() {}));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
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
