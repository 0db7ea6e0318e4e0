package org.muster.platform.events;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * An event this service could not handle (死信). Its data is not shown: it may be personal.
 *
 * @param type null when not even that could be read
 * @param reason why it failed
 * @param diedAt when this service gave it up
 * @param replayedAt when an operator sent it again, else null
 * @param handledAt when it was handled after all, else null
 */
public record DeadLetter(
        UUID id,
        String topic,
        int partition,
        long position,
        String key,
        UUID eventId,
        String type,
        String reason,
        Instant recordedAt,
        Instant diedAt,
        Instant replayedAt,
        Instant handledAt) {

    /** What the trail keeps of it. */
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("topic", topic);
        facts.put("partition", partition);
        facts.put("position", position);
        facts.put("type", type == null ? "unreadable" : type);
        return facts;
    }
}
