package org.muster.report.instructions;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.muster.platform.problem.ProblemException;

/**
 * What the leader's office records.
 *
 * @param rank the leader's office, such as 省政府分管领导
 */
record InstructionRequest(
        @NotNull UUID brief,
        @NotBlank @Size(max = 60) String rank,
        @NotBlank @Size(max = 2000) String text,
        @NotNull LocalDate instructedOn,
        @Size(max = 50) List<@NotNull @Valid TaskRequest> tasks) {

    record TaskRequest(
            @Min(1) int number,
            @NotBlank @Size(max = 500) String text,
            @NotBlank @Size(max = 40) String organisation,
            LocalDate due,
            @Size(max = 40) String dueText) {

        InstructionTask task() {
            return new InstructionTask(
                    number,
                    text.strip(),
                    organisation,
                    due,
                    dueText == null || dueText.isBlank() ? null : dueText.strip());
        }
    }

    /** @throws ProblemException 422 when a number occurs twice */
    List<InstructionTask> charged() {
        List<TaskRequest> given = tasks == null ? List.of() : tasks;
        Set<Integer> numbers = new HashSet<>();
        given.forEach(task -> {
            if (!numbers.add(task.number())) {
                throw ProblemException.unprocessable("task-twice", task.number());
            }
        });
        return given.stream().map(TaskRequest::task).toList();
    }

    /** What a leader wrote is not for logs. */
    @Override
    public String toString() {
        return "InstructionRequest[brief=" + brief + "]";
    }
}
