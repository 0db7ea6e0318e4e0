package org.muster.notice.urging;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import org.hibernate.annotations.UuidGenerator;
import org.muster.notice.task.Drill;
import org.muster.notice.urging.UrgingCalendar.Slot;
import org.muster.platform.security.CurrentUser;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** One urging (催办) of one organisation about one thing. It speaks to the organisation, never to a person. */
@Entity
class Urging extends PanacheEntityBase {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    @Enumerated(EnumType.STRING)
    SubjectKind subjectKind;

    UUID subjectId;
    String organisation;
    String what;
    Instant dueAt;
    LocalDate dueOn;
    String dueText;

    /** What the one who urges adds; null when nothing. */
    String text;

    /** Of a notice: the first one of the chain. */
    UUID root;

    String urgency;
    String askedBy;

    /** How many below keep silent, where those above are told. */
    Integer silent;

    /** How often the platform has urged about it by itself, this time included. */
    int step = 1;

    boolean drill;
    boolean automatic;
    Instant orderedAt;
    String bySubject;
    String byName;
    String byOrganisation;

    @Enumerated(EnumType.STRING)
    UrgingState state;

    @Enumerated(EnumType.STRING)
    Hold heldBy;

    Instant deliverAt;
    LocalDate day;
    int slot;
    Instant deliveredAt;
    Instant settledAt;

    @Enumerated(EnumType.STRING)
    Settlement settledBy;

    Urging() {}

    private Urging(Subject subject, Slot slot, Instant now) {
        this.subjectKind = subject.kind();
        this.subjectId = subject.id();
        this.organisation = subject.organisation();
        this.what = subject.what();
        this.dueAt = subject.dueAt();
        this.dueOn = subject.dueOn();
        this.dueText = subject.dueText();
        this.drill = subject.drill();
        this.orderedAt = now;
        plan(slot, now);
    }

    static Urging byItself(Subject subject, Slot slot, Instant now) {
        Urging urging = new Urging(subject, slot, now);
        urging.automatic = true;
        return urging;
    }

    static Urging by(CurrentUser user, Subject subject, String text, Slot slot, Instant now) {
        Urging urging = new Urging(subject, slot, now);
        urging.text = text == null || text.isBlank() ? null : Drill.mark(subject.drill(), text);
        urging.bySubject = user.subject();
        urging.byName = user.name();
        urging.byOrganisation = user.organisation();
        return urging;
    }

    /** Delivers it when the slot's time has come, otherwise lets it wait for it. */
    final void plan(Slot slot, Instant now) {
        ZonedDateTime at = slot.at();
        this.deliverAt = at.toInstant();
        this.day = at.toLocalDate();
        this.slot = slot.number();
        this.heldBy = slot.heldBy() == null ? heldBy : slot.heldBy();
        if (deliverAt.isAfter(now)) {
            this.state = UrgingState.SCHEDULED;
        } else {
            this.state = UrgingState.DELIVERED;
            this.deliveredAt = now;
        }
    }
}
