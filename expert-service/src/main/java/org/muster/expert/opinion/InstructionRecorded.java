package org.muster.expert.opinion;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.muster.platform.events.Reads;

/** A leader gave an instruction (批示). Its text is not read on purpose: what never comes in cannot be shown. */
@Reads("org.muster.instruction.recorded")
record InstructionRecorded(UUID instructionId, List<UUID> opinions, String rank, LocalDate instructedOn) {

    InstructionRecorded {
        Objects.requireNonNull(instructionId, "instructionId");
        Objects.requireNonNull(opinions, "opinions");
        Objects.requireNonNull(rank, "rank");
        Objects.requireNonNull(instructedOn, "instructedOn");
    }
}
