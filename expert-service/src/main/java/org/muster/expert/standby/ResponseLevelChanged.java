package org.muster.expert.standby;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import org.muster.platform.events.Reads;

/** A response went to another level. @param plan null when that changes nothing but the level */
@Reads("org.muster.response.level-changed")
record ResponseLevelChanged(
        UUID responseId,
        String level,
        Instant changedAt,
        boolean drill,
        String organisation,
        String event,
        ResponseActivated.Plan plan) {

    ResponseLevelChanged {
        Objects.requireNonNull(responseId, "responseId");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(changedAt, "changedAt");
    }
}
