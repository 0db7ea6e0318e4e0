package org.muster.report.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;

import org.hibernate.annotations.UuidGenerator;
import org.hibernate.annotations.UuidGenerator.Style;

/** The questions of a form as they stood for the periods that used them; their order is the order of a report's values. */
@Entity
@Table(name = "report_form_version")
public class FormVersion {

    @Id
    @UuidGenerator(style = Style.VERSION_7)
    UUID id;

    @ManyToOne(fetch = FetchType.EAGER, optional = false)
    @JoinColumn(name = "form")
    ReportForm form;

    int version;

    boolean used;

    @ElementCollection
    @CollectionTable(name = "report_field", joinColumns = @JoinColumn(name = "form_version"))
    @OrderColumn(name = "n")
    List<FormField> fields = new ArrayList<>();

    protected FormVersion() {}

    FormVersion(ReportForm form, int version, List<FormField> fields) {
        this.form = form;
        this.version = version;
        this.fields.addAll(fields);
    }

    void replace(List<FormField> others) {
        fields.clear();
        fields.addAll(others);
    }

    /** From now on it never changes. */
    public void use() {
        used = true;
    }

    public UUID id() {
        return id;
    }

    public UUID formId() {
        return form.id;
    }

    public String name() {
        return form.name;
    }

    public int number() {
        return version;
    }

    /** In the order in which reports hold their values. */
    public List<FormField> fields() {
        return fields;
    }
}
