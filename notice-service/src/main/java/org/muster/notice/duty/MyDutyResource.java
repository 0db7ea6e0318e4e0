package org.muster.notice.duty;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;

/** What one person on duty has to know and to do, on one screen of a phone. */
@Path("/api/duty/mine")
@RolesAllowed({
    Roles.DRAFTER,
    Roles.ISSUER,
    Roles.CLERK,
    Roles.DUTY_OFFICER,
    Roles.REPORTER,
    Roles.REPORT_REVIEWER,
    Roles.LEADER_OFFICE,
    Roles.ORG_ADMIN
})
public class MyDutyResource {

    private static final Duration AHEAD = Duration.ofDays(31);
    private static final int NOTES_DAYS_BACK = 3;

    @Inject
    DutyPersons persons;

    @Inject
    Seats seats;

    @Inject
    Swaps swaps;

    @Inject
    Handovers handovers;

    @Inject
    Checks checks;

    @Inject
    CurrentUser user;

    @Inject
    Clock clock;

    record MyShift(UUID rotation, String name, LocalDate day, Post post, Instant from, Instant until) {

        static MyShift of(Seat seat) {
            return new MyShift(
                    seat.rotation(), seat.rotationName(), seat.day(), seat.post(), seat.starts(), seat.ends());
        }
    }

    /**
     * @param shifts the running one and those of the coming month
     * @param swaps what colleagues ask one to take
     * @param handovers notes of the shift before one's own that one has not acknowledged
     * @param checks reachability tests that one's organisation has not answered
     */
    record MyDuty(
            UUID person,
            String organisation,
            String name,
            List<MyShift> shifts,
            List<SwapView> swaps,
            List<HandoverView> handovers,
            List<CheckView> checks) {}

    /** 403 for those who are not on duty in their organisation. */
    @GET
    public MyDuty get() {
        DutyPerson me = persons.me(user.organisation())
                .orElseThrow(() -> ProblemException.forbidden("duty-not-on-roster", user.organisation()));
        Instant now = clock.instant();
        LocalDate today = LocalDate.now(clock);
        return new MyDuty(
                me.id,
                me.organisation,
                me.name,
                seats.between(me.organisation, now, now.plus(AHEAD)).stream()
                        .filter(seat -> seat.holds(me.id) && seat.ends().isAfter(now))
                        .map(MyShift::of)
                        .toList(),
                swaps.askedOf(me, today).stream()
                        .map(swap -> SwapView.of(swap, List.of()))
                        .toList(),
                handovers.waiting(me.organisation, today.minusDays(NOTES_DAYS_BACK)).stream()
                        .filter(note -> handovers.next(note).stream().anyMatch(seat -> seat.holds(me.id)))
                        .map(HandoverView::of)
                        .toList(),
                checks.waitingFor(me.organisation, now).stream()
                        .map(check -> CheckView.of(check, null, null, now))
                        .toList());
    }
}
