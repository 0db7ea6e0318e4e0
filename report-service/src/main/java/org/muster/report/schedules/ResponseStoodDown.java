package org.muster.report.schedules;

import java.time.Instant;
import java.util.UUID;

import org.muster.platform.events.Reads;

@Reads("org.muster.response.stood-down")
record ResponseStoodDown(UUID responseId, Instant stoodDownAt) {}
