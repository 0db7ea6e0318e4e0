package org.muster.report.briefs;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An expert's opinion (专家建议) as material for a brief. Its id is the opinion's, and it never changes. */
@Entity
@Table(name = "brief_item")
class BriefItem {

    @Id
    UUID id;

    UUID expert;

    String expertName;

    String organisation;

    String title;

    String text;

    Instant givenAt;

    Instant receivedAt;

    protected BriefItem() {}

    BriefItem(OpinionGiven opinion, Instant receivedAt) {
        this.id = opinion.opinionId();
        this.expert = opinion.expertId();
        this.expertName = opinion.expertName();
        this.organisation = opinion.organisation();
        this.title = opinion.title();
        this.text = opinion.text();
        this.givenAt = opinion.givenAt();
        this.receivedAt = receivedAt;
    }
}
