package org.muster.report.instructions;

import java.time.Instant;
import java.util.UUID;

import org.muster.platform.events.Reads;

@Reads("org.muster.task.completed")
record TaskCompleted(
        UUID taskId, String sourceKind, UUID sourceId, String organisation, String result, Instant completedAt) {

    boolean isOfAnInstruction() {
        return "INSTRUCTION".equals(sourceKind);
    }

    boolean isComplete() {
        return taskId != null && sourceId != null && organisation != null && result != null && completedAt != null;
    }
}
