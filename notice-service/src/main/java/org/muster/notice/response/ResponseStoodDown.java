package org.muster.notice.response;

import java.time.Instant;
import java.util.UUID;

import org.muster.platform.events.Emits;

/** A response ended. */
@Emits("org.muster.response.stood-down")
record ResponseStoodDown(UUID responseId, Instant stoodDownAt, boolean drill) {}
