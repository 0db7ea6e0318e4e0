package org.muster.notice.meeting;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import org.hibernate.annotations.UuidGenerator;
import org.muster.platform.organisation.Audiences.Audience;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** An online meeting (网上会议) that an organisation calls among those at or below it. */
@Entity
class Meeting extends PanacheEntityBase {

    /** How long before the beginning people may enter. */
    static final Duration EARLY = Duration.ofMinutes(30);

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    String organisation;

    @Enumerated(EnumType.STRING)
    MeetingKind kind;

    String title;
    Instant startsAt;
    Instant endsAt;
    String link;
    String agenda;

    /** The task that asks for it; null when none does. */
    UUID task;

    /** Called for a task of a drill (演练): its title says so. */
    boolean drill;

    UUID audience;
    int invited;

    @Enumerated(EnumType.STRING)
    MeetingState state = MeetingState.CALLED;

    String calledBy;
    Instant calledAt;
    String cancelReason;
    String minutes;
    String minutesBy;
    Instant minutesAt;

    /** To be called once, after everything else about the meeting is set. @throws ProblemException 422 for a time that has passed */
    void call(Audience to, CurrentUser by, Instant at) {
        if (startsAt.isBefore(at) || !endsAt.isAfter(startsAt)) {
            throw ProblemException.unprocessable("meeting-time", startsAt, endsAt);
        }
        organisation = by.organisation();
        audience = to.id();
        invited = to.total();
        calledBy = by.name();
        calledAt = at;
    }

    void cancel(String reason, Instant at) {
        requireAhead(at);
        state = MeetingState.CANCELLED;
        cancelReason = reason;
    }

    /** Once; minutes are not edited. @throws ProblemException 409 before the beginning and when there are minutes already */
    void hold(String text, String by, Instant at) {
        requireBegun(at);
        state = MeetingState.HELD;
        minutes = text;
        minutesBy = by;
        minutesAt = at;
    }

    /** @throws ProblemException 409 unless it is going on or about to begin */
    void requireEntrance(Instant at) {
        requireCalled();
        if (at.isBefore(startsAt.minus(EARLY)) || at.isAfter(endsAt)) {
            throw ProblemException.conflict("meeting-not-now", startsAt.minus(EARLY), endsAt);
        }
    }

    /** @throws ProblemException 409 before the beginning and after the minutes */
    void requireBegun(Instant at) {
        requireCalled();
        if (at.isBefore(startsAt)) {
            throw ProblemException.conflict("meeting-not-begun", startsAt);
        }
    }

    /** @throws ProblemException 409 when it has begun, is over or was cancelled: nobody can be asked any more */
    void requireAhead(Instant at) {
        requireCalled();
        if (!at.isBefore(startsAt)) {
            throw ProblemException.conflict("meeting-begun", startsAt);
        }
    }

    private void requireCalled() {
        if (state == MeetingState.CANCELLED) {
            throw ProblemException.conflict("meeting-cancelled", title);
        }
        if (state == MeetingState.HELD) {
            throw ProblemException.conflict("meeting-held", title);
        }
    }
}
