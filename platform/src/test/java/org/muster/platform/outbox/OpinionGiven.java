package org.muster.platform.outbox;

import java.time.Instant;
import java.util.UUID;

import org.muster.platform.events.Emits;

@Emits("org.muster.opinion.given")
record OpinionGiven(
        UUID opinionId,
        UUID expertId,
        String expertName,
        String organisation,
        String title,
        String text,
        Instant givenAt) {

    static OpinionGiven titled(UUID id, String title) {
        return new OpinionGiven(
                id, UUID.randomUUID(), "专家", "KX-210000", title, "建议设置专用收集容器。", Instant.parse("2020-02-09T11:00:00Z"));
    }
}
