package org.muster.notice.organisation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import org.hibernate.annotations.UuidGenerator;
import org.muster.platform.organisation.Organisation;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A renaming, move, other affiliation or closure (变更事项) with the day from which it counts. It is settled once and then never changes. */
@Entity
class DirectoryChange extends PanacheEntityBase {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    String organisation;

    @Enumerated(EnumType.STRING)
    ChangeAct act;

    LocalDate effectiveOn;

    /** Of a renaming: null keeps the name, as the next two keep theirs. */
    String name;

    String divisionCode;

    /** A further code it is known by from then on; the one it is kept under stays. */
    String newCode;

    /** Of a move. */
    String parent;

    /** Of another affiliation: all who supervise it from then on; null keeps them, as the next keeps its groups. */
    private String[] supervisors;

    private String[] groups;

    /** Of a closure: who carries on its work; null when nobody does. */
    String successor;

    /** Of a closure: below whom its open children go. */
    String childrenTo;

    /** Of a closure. */
    @Enumerated(EnumType.STRING)
    AccountsOnClosure accounts;

    @Enumerated(EnumType.STRING)
    ChangeState state = ChangeState.PLANNED;

    Long edition;

    /** Why it was refused. */
    String reason;

    String bySubject;
    String byName;
    String byOrganisation;
    Instant requestedAt;
    Instant settledAt;

    @Version
    long version;

    DirectoryChange() {}

    private DirectoryChange(ChangeAct act, String organisation, LocalDate effectiveOn) {
        this.act = act;
        this.organisation = organisation;
        this.effectiveOn = effectiveOn;
    }

    static DirectoryChange renaming(
            String organisation, LocalDate on, String name, String divisionCode, String newCode) {
        DirectoryChange change = new DirectoryChange(ChangeAct.RENAMED, organisation, on);
        change.name = name;
        change.divisionCode = divisionCode;
        change.newCode = newCode;
        return change;
    }

    static DirectoryChange move(String organisation, LocalDate on, String parent) {
        DirectoryChange change = new DirectoryChange(ChangeAct.MOVED, organisation, on);
        change.parent = parent;
        return change;
    }

    static DirectoryChange affiliation(
            String organisation, LocalDate on, List<String> supervisors, List<String> groups) {
        DirectoryChange change = new DirectoryChange(ChangeAct.AFFILIATED, organisation, on);
        change.supervisors = supervisors == null ? null : supervisors.toArray(String[]::new);
        change.groups = groups == null ? null : groups.toArray(String[]::new);
        return change;
    }

    /** Null unless it says who supervises from then on. */
    List<String> supervisors() {
        return supervisors == null ? null : List.of(supervisors);
    }

    /** Null unless it says which groups it belongs to from then on. */
    List<String> groups() {
        return groups == null ? null : List.of(groups);
    }

    /** Those of an organisation once it is done. */
    List<String> supervisorsOf(Organisation organisation) {
        return supervisors == null ? organisation.supervisors() : List.of(supervisors);
    }

    List<String> groupsOf(Organisation organisation) {
        return groups == null ? organisation.groups() : List.of(groups);
    }

    static DirectoryChange reopening(String organisation, LocalDate today) {
        return new DirectoryChange(ChangeAct.REOPENED, organisation, today);
    }

    /** @param accounts they are disabled when nothing is said */
    static DirectoryChange closure(
            String organisation, LocalDate on, String successor, String childrenTo, AccountsOnClosure accounts) {
        DirectoryChange change = new DirectoryChange(ChangeAct.CLOSED, organisation, on);
        change.successor = successor;
        change.childrenTo = childrenTo == null ? successor : childrenTo;
        change.accounts = accounts == null ? AccountsOnClosure.DISABLED : accounts;
        return change;
    }

    void requestedBy(CurrentUser user, Instant at) {
        bySubject = user.subject();
        byName = user.name();
        byOrganisation = user.organisation();
        requestedAt = at;
    }

    void done(long edition, Instant at) {
        settle(ChangeState.DONE, at);
        this.edition = edition;
    }

    void refused(String reason, Instant at) {
        settle(ChangeState.REFUSED, at);
        this.reason = reason;
    }

    /** @throws ProblemException 409 when its day has come */
    void cancel(Instant at) {
        if (state != ChangeState.PLANNED) {
            throw ProblemException.conflict("change-settled", state, effectiveOn);
        }
        settle(ChangeState.CANCELLED, at);
    }

    private void settle(ChangeState outcome, Instant at) {
        state = outcome;
        settledAt = at;
    }
}
