package org.muster.platform.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;

import io.quarkus.smallrye.openapi.OpenApiFilter;

/** Runs once, when the service starts. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public class ServiceDescription implements OASFilter {

    private static final String PLACE = "service";

    /** Takes part in completing one operation, named as in {@code "GET /api/notices/{id}"}. */
    interface Step {
        void complete(String name, String path, Operation operation);
    }

    @Override
    public void filterOpenAPI(OpenAPI description) {
        if (description.getPaths() == null || description.getPaths().getPathItems() == null) {
            return;
        }
        String service = ConfigProvider.getConfig().getValue("quarkus.application.name", String.class);
        ProblemAnswers answers = new ProblemAnswers(description);
        Summaries summaries = new Summaries();
        CachedReads reads = new CachedReads(description);
        Examples examples = new Examples();
        description.setTags(null);
        each(description, ServiceDescription::groupByNoun);
        each(description, summaries::complete);
        each(description, answers::complete);
        each(description, reads::complete);
        each(description, examples::complete);
        nameSharedPaths(description, service);
    }

    private static void each(OpenAPI description, Step step) {
        description
                .getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations()
                        .forEach((method, operation) -> step.complete(method.name() + " " + path, path, operation)));
    }

    /** Beside each other stands what has the same first noun, whichever class serves it. */
    private static void groupByNoun(String name, String path, Operation operation) {
        String[] segments = path.split("/");
        operation.setTags(List.of(segments.length > 2 ? segments[2] : segments[segments.length - 1]));
    }

    /** Where the path of a resource that every service has says {@code {service}}, nobody has to guess its name. */
    private static void nameSharedPaths(OpenAPI description, String service) {
        Map<String, PathItem> named = new LinkedHashMap<>();
        description.getPaths().getPathItems().forEach((path, item) -> {
            if (path.contains("{" + PLACE + "}")) {
                item.getOperations().values().forEach(ServiceDescription::dropParameter);
            }
            named.put(path.replace("{" + PLACE + "}", service), item);
        });
        description.getPaths().setPathItems(named);
    }

    private static void dropParameter(Operation operation) {
        if (operation.getParameters() != null) {
            operation.setParameters(operation.getParameters().stream()
                    .filter(parameter -> !PLACE.equals(parameter.getName()))
                    .toList());
        }
    }
}
