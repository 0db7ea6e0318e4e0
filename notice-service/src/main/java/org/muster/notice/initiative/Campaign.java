package org.muster.notice.initiative;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.hibernate.annotations.UuidGenerator;
import org.muster.platform.problem.ProblemException;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A campaign (行动) hung on an initiative: what those addressed pledge and do, counted in one unit. */
@Entity
class Campaign extends PanacheEntityBase {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    UUID initiative;
    String organisation;
    String title;
    String description;

    /** Such as 人次 or 场; without one, sums would mean nothing. */
    String unit;

    Instant createdAt;
    Instant closedAt;

    /** @throws ProblemException 409 unless the initiative is open */
    static Campaign of(Initiative initiative, String title, String description, String unit, Instant at) {
        initiative.requireOpen();
        Campaign campaign = new Campaign();
        campaign.initiative = initiative.id;
        campaign.organisation = initiative.organisation;
        campaign.title = title.strip();
        campaign.description = description.strip();
        campaign.unit = unit.strip();
        campaign.createdAt = at;
        return campaign;
    }

    void close(Instant at) {
        requireOpen();
        closedAt = at;
    }

    /** @throws ProblemException 409 when it is closed */
    void requireOpen() {
        if (closedAt != null) {
            throw ProblemException.conflict("campaign-closed", title);
        }
    }
}
