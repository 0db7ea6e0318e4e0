package org.muster.report.instructions;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.muster.platform.events.Emits;

@Emits("org.muster.instruction.recorded")
record InstructionRecorded(
        UUID instructionId,
        UUID briefId,
        List<UUID> opinions,
        String organisation,
        String rank,
        String text,
        LocalDate instructedOn,
        List<InstructionTask> tasks) {

    /** What a leader wrote is not for logs. */
    @Override
    public String toString() {
        return "InstructionRecorded[" + instructionId + "]";
    }
}
