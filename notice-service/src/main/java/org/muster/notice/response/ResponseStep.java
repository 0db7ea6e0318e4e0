package org.muster.notice.response;

import java.time.Instant;
import java.util.Set;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import org.muster.platform.security.CurrentUser;

/** One step in the history of a response. */
@Embeddable
class ResponseStep {

    enum Kind {
        ACTIVATED,
        LEVEL_CHANGED,
        STOOD_DOWN
    }

    @Enumerated(EnumType.STRING)
    Kind kind;

    @Enumerated(EnumType.STRING)
    ResponseLevel fromLevel;

    @Enumerated(EnumType.STRING)
    ResponseLevel toLevel;

    /** What the government had declared at that time, as far as it was told. */
    @Enumerated(EnumType.STRING)
    ResponseLevel governmentLevel;

    /** Numbers of the tasks that the step asked for; null where it asked for none. */
    Integer[] opened;

    /** Numbers of the tasks that the step took back; null where it took back none. */
    Integer[] dropped;

    String bySubject;
    String byName;
    String byOrganisation;
    Instant at;

    ResponseStep() {}

    static ResponseStep of(
            Kind kind, ResponseLevel from, ResponseLevel to, ResponseLevel government, CurrentUser by, Instant at) {
        ResponseStep step = new ResponseStep();
        step.kind = kind;
        step.fromLevel = from;
        step.toLevel = to;
        step.governmentLevel = government;
        step.bySubject = by.subject();
        step.byName = by.name();
        step.byOrganisation = by.organisation();
        step.at = at;
        return step;
    }

    ResponseStep with(Set<Integer> opened, Set<Integer> dropped) {
        this.opened = opened.isEmpty() ? null : opened.toArray(Integer[]::new);
        this.dropped = dropped.isEmpty() ? null : dropped.toArray(Integer[]::new);
        return this;
    }
}
