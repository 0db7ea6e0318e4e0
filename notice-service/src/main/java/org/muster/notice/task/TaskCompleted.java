package org.muster.notice.task;

import java.time.Instant;
import java.util.UUID;

import org.muster.platform.events.Emits;

/** An organisation did its task. Also fired inside the service, in the transaction that did it. */
@Emits("org.muster.task.completed")
public record TaskCompleted(
        UUID taskId,
        SourceKind sourceKind,
        UUID sourceId,
        String organisation,
        String result,
        Instant completedAt,
        boolean drill) {}
