package org.muster.report.instructions;

/** How far an instruction has got. */
enum InstructionState {
    /** Some of its tasks are not done. */
    OPEN,
    /** All of its tasks are done, or it gave none. */
    CLOSED
}
