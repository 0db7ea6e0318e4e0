package org.muster.report.instructions;

import java.time.LocalDate;

import jakarta.persistence.Embeddable;

/**
 * What an instruction charges an organisation with; notice-service opens a task for each.
 *
 * @param dueText a deadline in words, such as 尽快
 */
@Embeddable
record InstructionTask(int number, String text, String organisation, LocalDate dueOn, String dueText) {}
