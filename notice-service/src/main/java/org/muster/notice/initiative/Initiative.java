package org.muster.notice.initiative;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.muster.platform.organisation.Audiences.Audience;
import org.muster.platform.organisation.Selector;
import org.muster.platform.problem.ProblemException;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** An initiative (倡议书) of one organisation to those below it. */
@Entity
class Initiative extends PanacheEntityBase {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    String organisation;
    String title;
    String body;

    /** Empty for the organisation itself and everybody below it. */
    @JdbcTypeCode(SqlTypes.JSON)
    List<Selector> addressees;

    @Enumerated(EnumType.STRING)
    InitiativeState state = InitiativeState.DRAFT;

    UUID audience;

    /** How many organisations it is addressed to; null for a draft. */
    Integer addressed;

    Instant createdAt;
    Instant publishedAt;
    String publishedBy;
    Instant closedAt;

    @Version
    long version;

    static Initiative draft(String organisation, String title, String body, List<Selector> to, Instant at) {
        Initiative initiative = new Initiative();
        initiative.organisation = organisation;
        initiative.createdAt = at;
        initiative.write(title, body, to);
        return initiative;
    }

    void revise(String title, String body, List<Selector> to) {
        requireDraft();
        write(title, body, to);
    }

    void publish(Audience to, String by, Instant at) {
        requireDraft();
        state = InitiativeState.PUBLISHED;
        audience = to.id();
        addressed = to.total();
        publishedBy = by;
        publishedAt = at;
    }

    void close(Instant at) {
        requireOpen();
        state = InitiativeState.CLOSED;
        closedAt = at;
    }

    /** @throws ProblemException 409 once it is published */
    void requireDraft() {
        if (state != InitiativeState.DRAFT) {
            throw ProblemException.conflict("initiative-published", title);
        }
    }

    /** @throws ProblemException 409 before */
    void requirePublished() {
        if (state == InitiativeState.DRAFT) {
            throw ProblemException.conflict("initiative-draft", title);
        }
    }

    /** @throws ProblemException 409 before it is published and after it is closed */
    void requireOpen() {
        requirePublished();
        if (state == InitiativeState.CLOSED) {
            throw ProblemException.conflict("initiative-closed", title);
        }
    }

    private void write(String title, String body, List<Selector> to) {
        this.title = title.strip();
        this.body = body.strip();
        this.addressees = to;
    }
}
