package org.muster.expert.opinion;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.muster.platform.events.Reads;

/** Everything the instruction asked for is done. */
@Reads("org.muster.instruction.closed")
record InstructionClosed(UUID instructionId, List<UUID> opinions, Instant closedAt) {

    InstructionClosed {
        Objects.requireNonNull(instructionId, "instructionId");
        Objects.requireNonNull(opinions, "opinions");
        Objects.requireNonNull(closedAt, "closedAt");
    }
}
