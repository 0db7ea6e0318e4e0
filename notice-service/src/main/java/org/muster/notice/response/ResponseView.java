package org.muster.notice.response;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.muster.notice.alert.WarningColour;
import org.muster.notice.task.TaskSummary;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A response with its plan, its tasks and its whole history.
 *
 * @param expectedReports how many organisations the daily report is asked of
 * @param leadingGroups null for those below the one that responds, and in lists
 * @param declarations what the government declared, in the order it was told
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ResponseView(
        UUID id,
        String event,
        ResponseLevel level,
        ResponseLevel governmentLevel,
        WarningColour warningColour,
        String divisionCode,
        String organisation,
        boolean drill,
        ResponseState state,
        LocalDate startedOn,
        Instant activatedAt,
        @JsonInclude(JsonInclude.Include.ALWAYS) Instant stoodDownAt,
        UUID planId,
        Integer planEdition,
        UUID alertId,
        ResponsePlan plan,
        int expectedReports,
        List<TaskSummary> tasks,
        List<Group> leadingGroups,
        List<Declared> declarations,
        List<Step> history) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Step(
            ResponseStep.Kind kind,
            ResponseLevel from,
            ResponseLevel to,
            ResponseLevel governmentLevel,
            List<Integer> opened,
            List<Integer> dropped,
            String by,
            String organisation,
            Instant at) {

        static Step of(ResponseStep step) {
            return new Step(
                    step.kind,
                    step.fromLevel,
                    step.toLevel,
                    step.governmentLevel,
                    step.opened == null ? null : List.of(step.opened),
                    step.dropped == null ? null : List.of(step.dropped),
                    step.byName,
                    step.byOrganisation,
                    step.at);
        }
    }

    /** A leading group (领导小组) of the response. */
    record Group(UUID id, String name) {}

    /** What the government declared. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Declared(
            Declaration.Kind kind,
            ResponseLevel level,
            WarningColour colour,
            String source,
            Instant declaredAt,
            String by,
            Instant recordedAt) {

        static Declared of(Declaration declaration) {
            return new Declared(
                    declaration.kind,
                    declaration.level,
                    declaration.colour,
                    declaration.source,
                    declaration.declaredAt,
                    declaration.byName,
                    declaration.recordedAt);
        }
    }

    static ResponseView of(EmergencyResponse response, List<TaskSummary> tasks, List<Group> groups) {
        return new ResponseView(
                response.id,
                response.event,
                response.level,
                response.governmentLevel,
                response.warningColour,
                response.divisionCode,
                response.organisation,
                response.drill,
                response.stoodDownAt == null ? ResponseState.ACTIVE : ResponseState.STOOD_DOWN,
                response.startedOn,
                response.activatedAt,
                response.stoodDownAt,
                response.planId,
                response.planEdition,
                response.alert,
                response.plan,
                response.expectedReports,
                tasks,
                groups,
                response.declarations.stream().map(Declared::of).toList(),
                response.steps.stream().map(Step::of).toList());
    }
}
