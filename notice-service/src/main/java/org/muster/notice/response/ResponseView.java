package org.muster.notice.response;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.muster.notice.task.TaskSummary;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A response with its plan, its tasks and its whole history.
 *
 * @param expectedReports how many organisations the daily report is asked of
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
        ResponsePlan plan,
        int expectedReports,
        List<TaskSummary> tasks,
        List<Step> history) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Step(
            ResponseStep.Kind kind,
            ResponseLevel from,
            ResponseLevel to,
            ResponseLevel governmentLevel,
            String by,
            String organisation,
            Instant at) {}

    static ResponseView of(EmergencyResponse response, List<TaskSummary> tasks) {
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
                response.plan,
                response.expectedReports,
                tasks,
                response.steps.stream()
                        .map(step -> new Step(
                                step.kind,
                                step.fromLevel,
                                step.toLevel,
                                step.governmentLevel,
                                step.byName,
                                step.byOrganisation,
                                step.at))
                        .toList());
    }
}
