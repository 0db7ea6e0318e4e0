package org.muster.platform.operations;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.muster.platform.outbox.OutboxAdmin;

/** Events that were committed and have not reached Kafka, and those Kafka refused for good. */
@ApplicationScoped
class OutboxWatch implements Watch {

    private static final Duration WATCH_AFTER = Duration.ofSeconds(10);
    private static final Duration ACT_AFTER = Duration.ofSeconds(60);

    @Inject
    OutboxAdmin outbox;

    @Override
    public List<Finding> look() {
        OutboxAdmin.Standing standing = outbox.standing();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("waiting", standing.waiting());
        figures.put("oldestSeconds", standing.oldest().toSeconds());
        return List.of(
                Finding.of("outbox", state(standing.oldest()), figures),
                Finding.of(
                        "parked", standing.parked() > 0 ? State.ACT : State.OK, Map.of("parked", standing.parked())));
    }

    private static State state(Duration oldest) {
        if (oldest.compareTo(ACT_AFTER) > 0) {
            return State.ACT;
        }
        return oldest.compareTo(WATCH_AFTER) > 0 ? State.WATCH : State.OK;
    }
}
