package org.muster.report.briefs;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.UuidGenerator;
import org.hibernate.annotations.UuidGenerator.Style;
import org.muster.platform.security.CurrentUser;

/** That a brief was sent (报送): to whom, by which channel, when. */
@Entity
@Table(name = "brief_submission")
class Submission {

    @Id
    @UuidGenerator(style = Style.VERSION_7)
    UUID id;

    UUID brief;

    String recipient;

    String channel;

    LocalDate sentOn;

    String recordedBy;

    String recordedName;

    Instant recordedAt;

    protected Submission() {}

    Submission(Brief brief, String recipient, String channel, LocalDate sentOn, CurrentUser by, Instant at) {
        this.brief = brief.requireIssued().id;
        this.recipient = recipient;
        this.channel = channel;
        this.sentOn = sentOn;
        this.recordedBy = by.subject();
        this.recordedName = by.name();
        this.recordedAt = at;
    }
}
