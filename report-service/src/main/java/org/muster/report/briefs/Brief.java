package org.muster.report.briefs;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.hibernate.annotations.UuidGenerator;
import org.hibernate.annotations.UuidGenerator.Style;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;

/** An issue of a brief series (专报), such as 《科技工作者建议》: one matter, made of one or more experts' opinions. */
@Entity
@Table(name = "brief")
public class Brief {

    /** What an analyst writes. */
    record Content(String series, String title, List<BriefItem> items, String summary, String problem, String advice) {}

    @Id
    @UuidGenerator(style = Style.VERSION_7)
    UUID id;

    String organisation;

    String series;

    String title;

    String summary;

    String problem;

    String advice;

    @ManyToMany
    @JoinTable(
            name = "brief_material",
            joinColumns = @JoinColumn(name = "brief"),
            inverseJoinColumns = @JoinColumn(name = "item"))
    @OrderColumn(name = "n")
    List<BriefItem> items = new ArrayList<>();

    @Enumerated(EnumType.STRING)
    BriefState state = BriefState.DRAFT;

    /** Numbers begin anew with each year. */
    Integer year;

    Integer issue;

    LocalDate issuedOn;

    String issuedBy;

    String author;

    String authorName;

    Instant changedAt;

    @Version
    long revision;

    protected Brief() {}

    Brief(String organisation) {
        this.organisation = organisation;
    }

    /** @throws ProblemException 409 when it is issued */
    void write(Content content, CurrentUser by, Instant at) {
        requireDraft();
        series = content.series();
        title = content.title();
        summary = content.summary();
        problem = content.problem();
        advice = content.advice();
        if (!items.equals(content.items())) {
            items.clear();
            items.addAll(content.items());
        }
        author = by.subject();
        authorName = by.name();
        changedAt = at;
    }

    /** @throws ProblemException 409 when it is issued, 422 when it says nothing */
    void requireIssuable() {
        requireDraft();
        if (items.isEmpty() && advice == null) {
            throw ProblemException.unprocessable("empty-brief");
        }
    }

    /** @param issue the series' next number in the year of {@code issuedOn} */
    BriefIssued issue(int issue, LocalDate issuedOn, CurrentUser by) {
        requireIssuable();
        this.state = BriefState.ISSUED;
        this.year = issuedOn.getYear();
        this.issue = issue;
        this.issuedOn = issuedOn;
        this.issuedBy = by.name();
        return new BriefIssued(id, series, issue, title, organisation, opinions(), issuedOn);
    }

    /** 《科技工作者建议》第1期; null for a draft. */
    public String number() {
        return issue == null ? null : "《" + series + "》第" + issue + "期";
    }

    public UUID id() {
        return id;
    }

    public String organisation() {
        return organisation;
    }

    /** Of which opinions it is made. */
    public List<UUID> opinions() {
        return items.stream().map(item -> item.id).toList();
    }

    /** @throws ProblemException 409 for a draft */
    public Brief requireIssued() {
        if (state != BriefState.ISSUED) {
            throw ProblemException.conflict("brief-not-issued", title);
        }
        return this;
    }

    private void requireDraft() {
        if (state != BriefState.DRAFT) {
            throw ProblemException.conflict("brief-issued", number());
        }
    }
}
