package org.muster.report.periods;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

import org.hibernate.annotations.UuidGenerator;
import org.hibernate.annotations.UuidGenerator.Style;
import org.muster.platform.organisation.Audiences.Audience;
import org.muster.report.forms.FormVersion;

/** A report period (报告期): one form asked for one date of a frozen list of organisations. Never changes once open. */
@Entity
@Table(name = "report_period")
public class ReportPeriod {

    @Id
    @UuidGenerator(style = Style.VERSION_7)
    UUID id;

    @ManyToOne(fetch = FetchType.EAGER, optional = false)
    @JoinColumn(name = "form_version")
    FormVersion formVersion;

    UUID form;

    LocalDate date;

    String organisation;

    boolean drill;

    Instant dueAt;

    UUID audience;

    int expected;

    UUID response;

    Instant openedAt;

    String openedBy;

    protected ReportPeriod() {}

    ReportPeriod(Asking asking, Audience audience, String openedBy, Instant openedAt) {
        this.formVersion = asking.form();
        this.form = asking.form().formId();
        this.date = asking.date();
        this.organisation = asking.organisation();
        this.drill = asking.drill();
        this.dueAt = asking.dueAt();
        this.response = asking.response();
        this.audience = audience.id();
        this.expected = audience.total();
        this.openedBy = openedBy;
        this.openedAt = openedAt;
    }

    /** @param reporters as they were frozen for it */
    ReportPeriodOpened opened(Audience reporters) {
        return new ReportPeriodOpened(
                id,
                form,
                formVersion.name(),
                date,
                organisation,
                dueAt,
                expected,
                response,
                drill,
                reporters.clauses());
    }

    public UUID id() {
        return id;
    }

    public FormVersion form() {
        return formVersion;
    }

    public LocalDate date() {
        return date;
    }

    /** The one that asks. */
    public String organisation() {
        return organisation;
    }

    public boolean drill() {
        return drill;
    }
}
