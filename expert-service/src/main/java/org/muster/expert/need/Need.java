package org.muster.expert.need;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.muster.platform.problem.ProblemException;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A need for experts (需求): entered by whoever has it, checked by a manager, open until its seats are taken. */
@Entity
public class Need extends PanacheEntityBase {

    /** What is still possible with a need. */
    public enum State {
        /** Being written; only who entered it may change or submit it. */
        DRAFT,
        /** Waits for a manager, who checks or rejects it. */
        SUBMITTED,
        /** Sent back with a reason; may be mended and submitted again. */
        REJECTED,
        /** Checked; experts are invited. */
        OPEN,
        /** Every seat is taken; nobody is invited any more. */
        FILLED,
        /** Its time is over with seats left. Only the result can still be recorded, by closing. */
        UNFILLED,
        /** Not needed any more; everyone invited or engaged was released. */
        STOOD_DOWN,
        /** Done; nothing is possible any more. */
        CLOSED
    }

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    @Version
    long version;

    String title;
    String description;
    String organisation;

    @JdbcTypeCode(SqlTypes.ARRAY)
    List<String> disciplines;

    String divisionCode;
    int seats;
    int seatsTaken;
    LocalDate startOn;
    LocalDate endOn;
    boolean onSite;

    @Embedded
    Requester requester;

    String verification;
    String source;

    @Enumerated(EnumType.STRING)
    State state;

    @Enumerated(EnumType.STRING)
    Rejection rejectionReason;

    String note;
    String enteredBy;
    Instant enteredAt;
    String decidedBy;
    Instant decidedAt;
    Instant endedAt;

    protected Need() {}

    static Need enter(NeedRequest entered, String organisation, String by, Instant at) {
        Need need = new Need();
        need.organisation = organisation;
        need.enteredBy = by;
        need.enteredAt = at;
        need.state = State.DRAFT;
        need.rewrite(entered);
        return need;
    }

    void rewrite(NeedRequest entered) {
        requireState(EnumSet.of(State.DRAFT, State.SUBMITTED, State.REJECTED));
        if (entered.endOn().isBefore(entered.startOn())) {
            throw ProblemException.unprocessable("period-backwards", entered.startOn(), entered.endOn());
        }
        title = entered.title();
        description = entered.description();
        disciplines = List.copyOf(entered.disciplines());
        divisionCode = entered.divisionCode();
        seats = entered.seats();
        startOn = entered.startOn();
        endOn = entered.endOn();
        onSite = entered.onSite();
        requester = entered.requester();
        source = entered.source();
    }

    void submit() {
        requireState(EnumSet.of(State.DRAFT, State.REJECTED));
        rejectionReason = null;
        note = null;
        state = State.SUBMITTED;
    }

    /**
     * Opens the need after the manager has looked at it and, where necessary, rewritten it.
     *
     * @param verifiedHow how the requester was verified; required when it is not the organisation itself
     */
    NeedOpened open(String verifiedHow, String by, LocalDate today, Instant at) {
        requireState(EnumSet.of(State.SUBMITTED));
        if (disciplines.isEmpty()) {
            throw ProblemException.unprocessable("need-without-discipline");
        }
        if (requester != null && (verifiedHow == null || verifiedHow.isBlank())) {
            throw ProblemException.unprocessable("requester-not-verified", requester.name());
        }
        if (endOn.isBefore(today)) {
            throw ProblemException.unprocessable("need-is-over", endOn);
        }
        verification = verifiedHow;
        decide(State.OPEN, by, at);
        return NeedOpened.of(this);
    }

    void reject(Rejection reason, String explanation, String by, Instant at) {
        requireState(EnumSet.of(State.SUBMITTED));
        rejectionReason = reason;
        note = explanation;
        decide(State.REJECTED, by, at);
    }

    void standDown(String reason, Instant at) {
        requireState(EnumSet.of(State.OPEN, State.FILLED));
        end(State.STOOD_DOWN, reason, at);
    }

    void close(String outcome, Instant at) {
        requireState(EnumSet.of(State.OPEN, State.FILLED, State.UNFILLED));
        end(State.CLOSED, outcome, at);
    }

    void endUnfilled(Instant at) {
        requireState(EnumSet.of(State.OPEN));
        end(State.UNFILLED, null, at);
    }

    /** @throws ProblemException 409 unless experts may be invited */
    public void requireOpen() {
        if (state == State.FILLED) {
            throw ProblemException.conflict("need-full", title);
        }
        requireState(EnumSet.of(State.OPEN));
    }

    /** Gives one seat to an expert. @return whether that was the last one */
    public boolean takeSeat() {
        requireOpen();
        seatsTaken++;
        if (seatsTaken == seats) {
            state = State.FILLED;
        }
        return state == State.FILLED;
    }

    private void decide(State decision, String by, Instant at) {
        state = decision;
        decidedBy = by;
        decidedAt = at;
    }

    private void end(State end, String why, Instant at) {
        state = end;
        note = why;
        endedAt = at;
    }

    private void requireState(Set<State> possible) {
        if (!possible.contains(state)) {
            throw ProblemException.conflict("need-not-in-state", title, state, possible);
        }
    }

    public UUID id() {
        return id;
    }

    public String title() {
        return title;
    }

    public String description() {
        return description;
    }

    public String organisation() {
        return organisation;
    }

    public List<String> disciplines() {
        return disciplines;
    }

    public String divisionCode() {
        return divisionCode;
    }

    public LocalDate startOn() {
        return startOn;
    }

    public LocalDate endOn() {
        return endOn;
    }

    public boolean onSite() {
        return onSite;
    }
}
