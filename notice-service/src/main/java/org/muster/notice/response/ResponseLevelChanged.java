package org.muster.notice.response;

import java.time.Instant;
import java.util.UUID;

import org.muster.platform.events.Emits;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A response went to another level, up or down.
 *
 * @param plan what the new level switches on; null when the plan was given inline, for all levels
 */
@Emits("org.muster.response.level-changed")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ResponseLevelChanged(
        UUID responseId,
        ResponseLevel from,
        ResponseLevel level,
        Instant changedAt,
        boolean drill,
        String organisation,
        String event,
        ResponsePlan plan) {}
