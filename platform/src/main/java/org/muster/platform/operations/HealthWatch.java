package org.muster.platform.operations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;

import io.smallrye.health.SmallRyeHealthReporter;

/** Every health check of the service, as the machine that runs it sees them. */
@ApplicationScoped
class HealthWatch implements Watch {

    @Inject
    SmallRyeHealthReporter reporter;

    @Override
    public List<Finding> look() {
        return reporter.getHealth().getPayload().getJsonArray("checks").getValuesAs(JsonObject.class).stream()
                .map(HealthWatch::finding)
                .toList();
    }

    private static Finding finding(JsonObject check) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("status", check.getString("status"));
        boolean up = check.getString("status").equals("UP");
        if (!up && check.containsKey("data")) {
            figures.put("data", check.get("data").toString());
        }
        return new Finding("health", check.getString("name"), up ? State.OK : State.ACT, figures);
    }
}
