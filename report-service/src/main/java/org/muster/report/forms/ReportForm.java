package org.muster.report.forms;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.hibernate.annotations.UuidGenerator;
import org.hibernate.annotations.UuidGenerator.Style;
import org.muster.platform.problem.ProblemException;

/** A report form (报表) of an organisation, known by its name. What it asks stands in its versions. */
@Entity
@Table(name = "report_form")
public class ReportForm {

    @Id
    @UuidGenerator(style = Style.VERSION_7)
    UUID id;

    String organisation;

    String name;

    /** The one that new periods use. */
    int version;

    Instant createdAt;

    String createdBy;

    Instant changedAt;

    Instant retiredAt;

    @Version
    long revision;

    protected ReportForm() {}

    ReportForm(String organisation, String name, String createdBy, Instant createdAt) {
        this.organisation = organisation;
        this.name = name;
        this.version = 1;
        this.createdBy = createdBy;
        this.createdAt = createdAt;
        this.changedAt = createdAt;
    }

    /**
     * Asks other questions from now on: the same version while nobody used it, a new one afterwards.
     *
     * @param newest this form's newest version
     */
    FormVersion ask(List<FormField> fields, FormVersion newest, Instant at) {
        requireActive();
        changedAt = at;
        if (!newest.used) {
            newest.replace(fields);
            return newest;
        }
        return new FormVersion(this, ++version, fields);
    }

    /** No new period uses it, and others may ask what it asked. */
    void retire(Instant at) {
        requireActive();
        changedAt = at;
        retiredAt = at;
    }

    /** @throws ProblemException 409 when it was retired */
    void requireActive() {
        if (retiredAt != null) {
            throw ProblemException.conflict("form-retired", name);
        }
    }
}
