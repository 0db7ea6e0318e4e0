package org.muster.report.schedules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.report.schedules.DailySchedules.Shown;

/** Which responses ask for a daily report, and what keeps one from being opened. */
@Path("/api/report-periods/schedules")
public class ScheduleResource {

    enum State {
        /** Opens a period each day. */
        RUNNING,
        /** Would, but for {@code problem}; goes on by itself when that is gone. */
        BLOCKED,
        /** The response ended or changed its level; periods already open stay. */
        ENDED
    }

    record ScheduleResponse(
            UUID response,
            String organisation,
            String formName,
            boolean drill,
            State state,
            int opened,
            LocalDate nextDate,
            String problem,
            String detail,
            Instant endedAt,
            String endedReason) {

        static ScheduleResponse of(Shown shown) {
            DailySchedule schedule = shown.schedule();
            State state =
                    shown.endedAt() != null ? State.ENDED : schedule.problem() != null ? State.BLOCKED : State.RUNNING;
            return new ScheduleResponse(
                    schedule.response(),
                    schedule.organisation(),
                    schedule.formName(),
                    schedule.drill(),
                    state,
                    schedule.opened(),
                    state == State.ENDED ? null : schedule.firstWaits() ? schedule.firstDate() : schedule.nextDate(),
                    schedule.problem(),
                    shown.problemText(),
                    shown.endedAt(),
                    shown.endedReason());
        }
    }

    @Inject
    DailySchedules schedules;

    @Inject
    CurrentUser user;

    /** Those of the caller's organisation and below it, running ones first. */
    @GET
    @RolesAllowed({Roles.REPORT_REVIEWER, Roles.DUTY_OFFICER, Roles.ORG_ADMIN, Roles.OPERATOR})
    public List<ScheduleResponse> list() {
        return schedules.below(user.organisation()).stream()
                .map(ScheduleResponse::of)
                .toList();
    }
}
