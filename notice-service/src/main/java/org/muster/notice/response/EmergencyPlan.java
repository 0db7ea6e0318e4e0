package org.muster.notice.response;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.UuidGenerator;
import org.muster.platform.problem.ProblemException;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * A plan (应急预案) of an organisation for a kind of event. It is revised by further editions and in the end retired;
 * responses keep the edition they were activated with.
 */
@Entity
@Table(name = "response_plan")
class EmergencyPlan extends PanacheEntityBase {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    String organisation;
    String name;

    @Enumerated(EnumType.STRING)
    EventClass eventClass;

    String eventType;

    /** The newest. */
    int edition;

    /** The plan of an organisation above that it was made from; null when it was written anew. */
    UUID copiedFrom;

    Integer copiedEdition;
    Instant retiredAt;

    static EmergencyPlan of(String organisation, PlanContent content) {
        EmergencyPlan plan = new EmergencyPlan();
        plan.organisation = organisation;
        plan.write(content);
        return plan;
    }

    EmergencyPlan copiedFrom(EmergencyPlan template) {
        copiedFrom = template.id;
        copiedEdition = template.edition;
        return this;
    }

    /** The next edition. @throws ProblemException 409 when it is retired */
    void write(PlanContent content) {
        requireCurrent();
        content.requireSound();
        name = content.name();
        eventClass = content.eventClass();
        eventType = content.eventType();
        edition++;
    }

    void retire(Instant at) {
        requireCurrent();
        retiredAt = at;
    }

    void requireCurrent() {
        if (retiredAt != null) {
            throw ProblemException.conflict("plan-retired", name);
        }
    }
}
