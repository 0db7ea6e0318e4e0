package org.muster.report.instructions;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import org.muster.report.instructions.Completions.Done;
import org.muster.report.instructions.InstructionReader.Extent;

/**
 * An instruction as far as the reader may see it.
 *
 * @param text null when it is withheld
 * @param progress how many of its tasks each organisation has done
 */
record InstructionResponse(
        UUID id,
        UUID brief,
        String briefNumber,
        String organisation,
        String rank,
        LocalDate instructedOn,
        boolean textWithheld,
        String text,
        InstructionState state,
        Instant closedAt,
        String recordedBy,
        List<TaskResponse> tasks,
        List<ProgressResponse> progress) {

    /** @param text null when it is withheld */
    record TaskResponse(int number, String text, String organisation, LocalDate due, String dueText) {}

    /** @param results what the organisation said it did, null when withheld */
    record ProgressResponse(String organisation, int tasks, int done, List<String> results) {}

    static InstructionResponse of(Instruction instruction, Extent extent, String reader, List<Done> done) {
        boolean withheld = extent == Extent.PROGRESS;
        List<InstructionTask> shown = instruction.tasks.stream()
                .filter(task ->
                        extent != Extent.OWN_TASKS || task.organisation().equals(reader))
                .toList();
        return new InstructionResponse(
                instruction.id,
                instruction.brief.id(),
                instruction.brief.number(),
                instruction.organisation,
                instruction.rank,
                instruction.instructedOn,
                withheld,
                withheld ? null : instruction.text,
                instruction.state,
                instruction.closedAt,
                instruction.recordedName,
                shown.stream()
                        .map(task -> new TaskResponse(
                                task.number(),
                                withheld ? null : task.text(),
                                task.organisation(),
                                task.dueOn(),
                                task.dueText()))
                        .toList(),
                progress(shown, done, withheld));
    }

    private static List<ProgressResponse> progress(List<InstructionTask> tasks, List<Done> done, boolean withheld) {
        Map<String, List<Done>> byOrganisation = done.stream().collect(Collectors.groupingBy(Done::organisation));
        return tasks.stream()
                .map(InstructionTask::organisation)
                .distinct()
                .map(organisation -> {
                    List<Done> own = byOrganisation.getOrDefault(organisation, List.of());
                    return new ProgressResponse(
                            organisation,
                            (int) tasks.stream()
                                    .filter(task -> Objects.equals(task.organisation(), organisation))
                                    .count(),
                            own.size(),
                            withheld ? null : own.stream().map(Done::result).toList());
                })
                .toList();
    }
}
