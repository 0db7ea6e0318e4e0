package org.muster.gateway.openapi;

import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * Merges OpenAPI documents into one. Of each document only the paths its service owns are taken. Components of the same
 * name stay one when they are equal, otherwise the later one is renamed to {@code <service>.<name>}.
 */
final class PlatformDescription {

    private static final String REF = "$ref";
    private static final String COMPONENTS = "#/components/";

    private final ObjectNode document;

    /** @param frame the document that has everything but paths and components */
    PlatformDescription(ObjectNode frame) {
        this.document = frame.deepCopy();
    }

    void add(String service, ObjectNode described, Predicate<String> owned) {
        Map<String, String> renamed = clashes(service, described);
        described.path("components").fields().forEachRemaining(section -> {
            if (!section.getKey().equals("securitySchemes")) {
                addComponents(section.getKey(), section.getValue(), renamed);
            }
        });
        ObjectNode paths = document.withObjectProperty("paths");
        described.path("paths").fields().forEachRemaining(path -> {
            if (owned.test(path.getKey())) {
                paths.set(path.getKey(), described(path.getKey(), withRefs(path.getValue(), renamed)));
            }
        });
    }

    /** Says openly which services are left out of the document. */
    void leaveOut(Collection<String> services) {
        if (services.isEmpty()) {
            return;
        }
        ArrayNode missing = document.putArray("x-missing-services");
        services.forEach(missing::add);
        ObjectNode info = document.withObjectProperty("info");
        info.put(
                "description",
                info.path("description").asText() + " 暂缺（服务未应答）/ left out, did not answer: "
                        + String.join(", ", services) + ".");
    }

    ObjectNode document() {
        return document;
    }

    /** A component also clashes when what it refers to does: it would mean something else under the same name. */
    private Map<String, String> clashes(String service, ObjectNode described) {
        Map<String, String> renamed = new HashMap<>();
        int before;
        do {
            before = renamed.size();
            described.path("components").fields().forEachRemaining(section -> {
                String ref = COMPONENTS + section.getKey() + "/";
                JsonNode present = document.path("components").path(section.getKey());
                section.getValue().fields().forEachRemaining(component -> {
                    JsonNode other = present.get(component.getKey());
                    if (other != null && !other.equals(withRefs(component.getValue(), renamed))) {
                        renamed.put(ref + component.getKey(), ref + service + "." + component.getKey());
                    }
                });
            });
        } while (renamed.size() > before);
        return renamed;
    }

    private void addComponents(String section, JsonNode components, Map<String, String> renamed) {
        ObjectNode target = document.withObjectProperty("components").withObjectProperty(section);
        String ref = COMPONENTS + section + "/";
        components.fields().forEachRemaining(component -> {
            String name = renamed.getOrDefault(ref + component.getKey(), ref + component.getKey())
                    .substring(ref.length());
            target.set(name, withRefs(component.getValue(), renamed));
        });
    }

    /** The services say who may do what; that /api/public asks nobody is the gateway's to say. */
    private static JsonNode described(String path, JsonNode item) {
        for (JsonNode operation : item) {
            if (operation instanceof ObjectNode described && described.has("responses")) {
                described.remove("security");
                if (path.startsWith("/api/public/")) {
                    described.putArray("security");
                }
            }
        }
        return item;
    }

    private static JsonNode withRefs(JsonNode node, Map<String, String> renamed) {
        if (renamed.isEmpty()) {
            return node.deepCopy();
        }
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            for (Iterator<Map.Entry<String, JsonNode>> fields = object.fields(); fields.hasNext(); ) {
                Map.Entry<String, JsonNode> field = fields.next();
                boolean isRef = field.getKey().equals(REF) && field.getValue().isTextual();
                copy.set(
                        field.getKey(),
                        isRef
                                ? TextNode.valueOf(renamed.getOrDefault(
                                        field.getValue().textValue(),
                                        field.getValue().textValue()))
                                : withRefs(field.getValue(), renamed));
            }
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(element -> copy.add(withRefs(element, renamed)));
            return copy;
        }
        return node;
    }
}
