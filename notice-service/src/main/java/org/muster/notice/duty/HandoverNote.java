package org.muster.notice.duty;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.hibernate.annotations.UuidGenerator;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** What a shift leaves to the next (交班记录). It never changes; the next one reads and then acknowledges it (接班). */
@Entity
@Table(name = "duty_handover")
class HandoverNote extends PanacheEntityBase {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    String organisation;
    UUID rotation;
    LocalDate day;
    String text;
    String bySubject;
    String byName;
    Instant at;
    String readBy;
    Instant readAt;
    String acknowledgedBy;
    Instant acknowledgedAt;

    @Version
    int version;

    static HandoverNote of(Seat seat, String text, CurrentUser by, Instant at) {
        HandoverNote note = new HandoverNote();
        note.organisation = seat.organisation();
        note.rotation = seat.rotation();
        note.day = seat.day();
        note.text = text;
        note.bySubject = by.subject();
        note.byName = by.name();
        note.at = at;
        return note;
    }

    /** The first time counts. */
    void read(CurrentUser by, Instant at) {
        if (readAt == null) {
            readBy = by.name();
            readAt = at;
        }
    }

    /** @throws ProblemException 409 when it is acknowledged already */
    void acknowledge(CurrentUser by, Instant at) {
        if (acknowledgedAt != null) {
            throw ProblemException.conflict("duty-handover-acknowledged", acknowledgedBy);
        }
        read(by, at);
        acknowledgedBy = by.name();
        acknowledgedAt = at;
    }
}
