package org.muster.notice.response;

import java.time.Instant;
import java.util.UUID;

import org.muster.platform.events.Emits;

/** A response went to another level, up or down. */
@Emits("org.muster.response.level-changed")
record ResponseLevelChanged(
        UUID responseId, ResponseLevel from, ResponseLevel level, Instant changedAt, boolean drill) {}
