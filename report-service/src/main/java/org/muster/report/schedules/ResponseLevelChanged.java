package org.muster.report.schedules;

import java.time.Instant;
import java.util.UUID;

import org.muster.platform.events.Reads;

@Reads("org.muster.response.level-changed")
record ResponseLevelChanged(UUID responseId, String from, String level, Instant changedAt) {}
