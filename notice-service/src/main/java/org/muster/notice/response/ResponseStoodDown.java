package org.muster.notice.response;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.muster.platform.events.Emits;

/** A response ended. @param topicPacks what it had switched on last */
@Emits("org.muster.response.stood-down")
record ResponseStoodDown(
        UUID responseId,
        Instant stoodDownAt,
        boolean drill,
        String organisation,
        String event,
        List<String> topicPacks,
        List<String> pools) {}
