package org.muster.notice.distribution;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.hibernate.annotations.UuidGenerator;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * That an organisation lets one above it open and sign in its name (代签收), because it has no staff of its own. It gives
 * no right to return, to reply or to close.
 */
@Entity
class SigningArrangement extends PanacheEntityBase {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    String organisation;

    /** Who signs for it. */
    String agent;

    String reason;

    /** The administrator's organisation: its own or one above. */
    String grantedBy;

    String bySubject;
    String byName;
    Instant grantedAt;
    Instant endedAt;
    String endedBy;

    static SigningArrangement grant(String organisation, String agent, String reason, CurrentUser by, Instant at) {
        SigningArrangement arrangement = new SigningArrangement();
        arrangement.organisation = organisation;
        arrangement.agent = agent;
        arrangement.reason = reason;
        arrangement.grantedBy = by.organisation();
        arrangement.bySubject = by.subject();
        arrangement.byName = by.name();
        arrangement.grantedAt = at;
        return arrangement;
    }

    /** What was signed under it stays signed. @throws ProblemException 409 when it is over */
    void end(String by, Instant at) {
        if (endedAt != null) {
            throw ProblemException.conflict("signing-arrangement-over", endedBy, endedAt);
        }
        endedAt = at;
        endedBy = by;
    }
}
