package org.muster.report.instructions;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.muster.platform.events.Emits;

@Emits("org.muster.instruction.closed")
record InstructionClosed(
        UUID instructionId, UUID briefId, List<UUID> opinions, String organisation, Instant closedAt) {}
