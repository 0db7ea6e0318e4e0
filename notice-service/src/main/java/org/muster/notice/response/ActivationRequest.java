package org.muster.notice.response;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.muster.notice.alert.WarningColour;
import org.muster.notice.task.TaskWording;
import org.muster.platform.organisation.Selector;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.problem.ProblemException.Fault;

/**
 * What is said to activate a response.
 *
 * @param level the association's own
 * @param divisionCode GB/T 2260; the association of that division responds
 * @param startedOn today when null
 * @param governmentLevel what the government declared, as far as known
 * @param governmentSource who declared it, and where it stands
 * @param governmentDeclaredAt null for now
 * @param plan given inline, for all levels; null when one of the library is named
 * @param planId of the library
 * @param alertId the alert for which it is activated; its warning colour is recorded with its source and time
 */
record ActivationRequest(
        @NotBlank @Size(max = 200) String event,
        @NotNull ResponseLevel level,
        @NotNull @Pattern(regexp = "[0-9]{6}") String divisionCode,
        boolean drill,
        LocalDate startedOn,
        ResponseLevel governmentLevel,
        WarningColour warningColour,
        @Size(max = 300) String governmentSource,
        Instant governmentDeclaredAt,
        @Valid Plan plan,
        UUID planId,
        UUID alertId) {

    /** @throws ProblemException 400 without any plan, 422 for two */
    void requireOnePlan() {
        if (plan == null && planId == null) {
            throw new ProblemException(400, "invalid-fields", List.of(new Fault("/plan", "plan | planId")), 1);
        }
        if (plan != null && planId != null) {
            throw ProblemException.unprocessable("plan-said-twice");
        }
    }

    record Plan(
            @Size(max = 100) List<@NotNull @Valid PlanTask> tasks,
            @Valid DailyReport dailyReport,
            @Valid Duty duty,
            @Size(max = 50) List<@NotBlank @Size(max = 60) String> topicPacks,
            @Size(max = 50) List<@NotBlank @Size(max = 60) String> pools) {

        Plan {
            tasks = tasks == null ? List.of() : tasks;
            topicPacks = topicPacks == null ? List.of() : topicPacks;
            pools = pools == null ? List.of() : pools;
        }

        ResponsePlan toKeep() {
            return new ResponsePlan(
                    dailyReport == null
                            ? null
                            : new ResponsePlan.DailyReport(dailyReport.form, dailyReport.to, dailyReport.dueAt, null),
                    duty == null ? null : new ResponsePlan.Duty(duty.to),
                    topicPacks,
                    pools);
        }

        /** @throws ProblemException 422 when two tasks are the same */
        Map<TaskWording, List<Selector>> wordings() {
            Map<TaskWording, List<Selector>> wordings = new LinkedHashMap<>();
            for (PlanTask task : tasks) {
                if (wordings.put(task.wording(), task.to) != null) {
                    throw ProblemException.unprocessable("task-number-repeated", task.number);
                }
            }
            return wordings;
        }

        Stream<Selector> selectors() {
            return Stream.of(
                            tasks.stream().flatMap(task -> task.to.stream()),
                            dailyReport == null ? Stream.<Selector>empty() : dailyReport.to.stream(),
                            duty == null ? Stream.<Selector>empty() : duty.to.stream())
                    .flatMap(selectors -> selectors);
        }
    }

    record PlanTask(
            @Min(1) @Max(999) int number,
            @NotBlank @Size(max = 2000) String text,
            @NotEmpty @Size(max = 100) List<@NotNull @Valid Selector> to,
            @Size(max = 100) String responsibleRole,
            LocalDate due,
            @Size(max = 100) String dueText) {

        TaskWording wording() {
            return new TaskWording(number, text, responsibleRole, due, dueText);
        }
    }

    record DailyReport(
            @NotBlank @Size(max = 200) String form,
            @NotEmpty @Size(max = 100) List<@NotNull @Valid Selector> to,
            @NotNull Instant dueAt) {}

    /** @param to who is expected to be on duty while the response lasts */
    record Duty(@NotEmpty @Size(max = 100) List<@NotNull @Valid Selector> to) {}
}
