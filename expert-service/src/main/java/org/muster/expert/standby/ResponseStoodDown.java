package org.muster.expert.standby;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import org.muster.platform.events.Reads;

/** A response ended, and with it whatever stood by for it. */
@Reads("org.muster.response.stood-down")
record ResponseStoodDown(UUID responseId, Instant stoodDownAt, boolean drill) {

    ResponseStoodDown {
        Objects.requireNonNull(responseId, "responseId");
        Objects.requireNonNull(stoodDownAt, "stoodDownAt");
    }
}
