package org.muster.expert.standby;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.muster.platform.events.Reads;

/** An association activated a response; its plan names the pools it wants at hand. */
@Reads("org.muster.response.activated")
record ResponseActivated(UUID responseId, String event, String level, String organisation, boolean drill, Plan plan) {

    record Plan(List<String> pools) {

        Plan {
            Objects.requireNonNull(pools, "pools");
        }
    }

    ResponseActivated {
        Objects.requireNonNull(responseId, "responseId");
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(organisation, "organisation");
        Objects.requireNonNull(plan, "plan");
    }
}
