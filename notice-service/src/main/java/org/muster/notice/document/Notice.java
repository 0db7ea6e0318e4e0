package org.muster.notice.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.muster.notice.form.Elements;
import org.muster.platform.organisation.Audiences.Audience;
import org.muster.platform.organisation.Selector;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.OnBehalf;

/**
 * An official document (公文) of one organisation to many, from its draft to its issue. A forward (转发) is a notice of
 * the forwarder's own that is bound by id to what it forwards and to the first notice of the chain.
 */
@Entity
@Table(name = "notice")
public class Notice {

    /** Who does something, as the handling sheet will say. @param standsInFor the issuer whose right it is; null for one's own */
    record Actor(String person, String name, Instant at, String standsInFor) {

        static Actor of(CurrentUser user, Instant at) {
            return new Actor(
                    user.subject(),
                    user.ownName(),
                    at,
                    user.onBehalf().map(OnBehalf::name).orElse(null));
        }

        /** As it stands where there is no handling sheet. */
        String shown() {
            return standsInFor == null ? name : name + "（代" + standsInFor + "）";
        }

        /** What the handling sheet says beside the act: a reason, or by whose right it was done. */
        String remark(String reason) {
            return standsInFor == null
                    ? reason
                    : "由" + name + "代" + standsInFor + "签" + (reason == null ? "" : "：" + reason);
        }
    }

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    String organisation;
    String mark;
    String type;
    String title;
    String body;
    String urgency;
    String contact;

    boolean telegram;
    boolean drill;

    @Embedded
    NoticeTerms terms = NoticeTerms.NONE;

    @Embedded
    Elements elements;

    @JdbcTypeCode(SqlTypes.JSON)
    List<Selector> addressees;

    @JdbcTypeCode(SqlTypes.JSON)
    List<Selector> copies;

    @ElementCollection
    @CollectionTable(name = "notice_task", joinColumns = @JoinColumn(name = "notice"))
    List<NoticeTask> tasks = new ArrayList<>();

    /** The response for which it was drafted; null for none. */
    UUID response;

    UUID forwardOf;
    UUID root;
    UUID corrects;
    String correctionReason;

    @Enumerated(EnumType.STRING)
    NoticeState state = NoticeState.DRAFT;

    Instant createdAt;

    @Embedded
    Issue issue;

    @ElementCollection
    @CollectionTable(name = "notice_step", joinColumns = @JoinColumn(name = "notice"))
    @OrderColumn(name = "n")
    List<NoticeStep> steps = new ArrayList<>();

    @Version
    long version;

    protected Notice() {}

    static Notice draft(String organisation, NoticeContent content, Actor by) {
        Notice notice = new Notice();
        notice.organisation = organisation;
        notice.createdAt = by.at();
        notice.write(content);
        notice.sheet(NoticeStep.Kind.DRAFTED, by, null);
        return notice;
    }

    /** A draft that carries this issued notice on. */
    Notice forward(String forwarder, NoticeContent content, Actor by) {
        requireIssued();
        Notice forward = draft(forwarder, content, by);
        forward.forwardOf = id;
        forward.root = root();
        return forward;
    }

    /** A draft of the next version: the same text to the same recipients, until it is revised. */
    Notice correct(String reason, Actor by) {
        requireIssued();
        NoticeContent content = new NoticeContent(
                new IssuerMark(mark),
                type,
                title,
                body,
                urgency,
                addressees,
                copies,
                contact,
                tasks(),
                elements.ofNextVersion(),
                telegram,
                drill,
                terms);
        Notice correction = draft(organisation, content, by);
        correction.response = response;
        correction.forwardOf = forwardOf;
        correction.root = root;
        correction.corrects = id;
        correction.correctionReason = reason;
        return correction;
    }

    /** @throws ProblemException 409 unless it is a draft, 422 when a drill shall become real or the other way round */
    void revise(NoticeContent content) {
        requireDraft();
        if (content.drill() != drill) {
            throw ProblemException.unprocessable("drill-differs");
        }
        write(content);
    }

    /**
     * Whether it goes on as a drill: one that was drafted for a response is what that is, said again or not.
     *
     * @param said the response that the drafter names; null for the one it has
     * @throws ProblemException 422 for another response than the one it was drafted for
     */
    boolean stays(UUID said, boolean drill) {
        if (said != null && !said.equals(response)) {
            throw ProblemException.unprocessable("notice-response-stays");
        }
        return response == null ? drill : this.drill;
    }

    void submit(Actor by) {
        requireDraft();
        state = NoticeState.SUBMITTED;
        sheet(NoticeStep.Kind.SUBMITTED, by, null);
    }

    void approve(Actor by) {
        require(NoticeState.SUBMITTED, "notice-not-submitted");
        state = NoticeState.APPROVED;
        sheet(NoticeStep.Kind.APPROVED, by, null);
    }

    /** Gives it back to the drafter. */
    void reject(String reason, Actor by) {
        if (state != NoticeState.SUBMITTED && state != NoticeState.APPROVED) {
            throw conflict("notice-not-submitted");
        }
        state = NoticeState.DRAFT;
        sheet(NoticeStep.Kind.REJECTED, by, reason);
    }

    /** Before a number is taken for it. */
    void requireIssuable() {
        require(NoticeState.APPROVED, "notice-not-approved");
    }

    NoticeIssued issue(
            DocumentNumber number,
            String issuerName,
            LocalDate on,
            Elements known,
            long order,
            Audience audience,
            Actor by) {
        requireIssuable();
        state = NoticeState.ISSUED;
        elements = elements.filledBy(known);
        issue = new Issue(
                number.year(),
                number.sequence(),
                number.toString(),
                issuerName,
                on,
                by.at(),
                order,
                audience.id(),
                audience.total());
        sheet(NoticeStep.Kind.ISSUED, by, null);
        return new NoticeIssued(
                id,
                number.toString(),
                title,
                organisation,
                on,
                urgency,
                audience.total(),
                forwardOf,
                drill,
                audience.clauses());
    }

    void requireDraft() {
        require(NoticeState.DRAFT, "notice-not-a-draft");
    }

    /** A draft of one's own has nothing to carry on, to correct or to end yet. */
    public void requireIssued() {
        require(NoticeState.ISSUED, "notice-not-issued");
    }

    private void require(NoticeState required, String slug) {
        if (state != required) {
            throw conflict(slug);
        }
    }

    private ProblemException conflict(String slug) {
        return issue != null
                ? ProblemException.conflict("notice-is-issued", issue.number())
                : ProblemException.conflict(slug, state);
    }

    private void write(NoticeContent content) {
        mark = content.mark().text();
        type = content.type();
        title = content.title();
        body = content.body();
        urgency = content.urgency();
        contact = content.contact();
        addressees = content.to();
        copies = content.cc();
        elements = content.elements();
        telegram = content.telegram();
        drill = content.drill();
        terms = content.terms();
        tasks.clear();
        tasks.addAll(content.tasks());
    }

    private void sheet(NoticeStep.Kind step, Actor by, String remark) {
        steps.add(new NoticeStep(step, by.person(), by.name(), by.at(), by.remark(remark), by.standsInFor()));
    }

    public UUID id() {
        return id;
    }

    /** Code of the organisation whose document it is. */
    public String organisation() {
        return organisation;
    }

    public String type() {
        return type;
    }

    public String title() {
        return title;
    }

    public String body() {
        return body;
    }

    public String urgency() {
        return urgency;
    }

    public String contact() {
        return contact;
    }

    /** 电报. */
    public boolean telegram() {
        return telegram;
    }

    /** 演练: never to be counted or taken for real. */
    public boolean drill() {
        return drill;
    }

    /** What the issuer asks of those it is addressed to, beside its tasks. */
    public NoticeTerms terms() {
        return terms;
    }

    /** Until the issue, what the drafter wrote; from then on with all that was known at the issue. */
    public Elements elements() {
        return elements;
    }

    /** By whom and when it was last approved. */
    Optional<NoticeStep> approval() {
        return steps.stream()
                .filter(step -> step.step() == NoticeStep.Kind.APPROVED)
                .reduce((earlier, later) -> later);
    }

    public List<NoticeTask> tasks() {
        return tasks.stream()
                .sorted(Comparator.comparingInt(NoticeTask::number))
                .toList();
    }

    public Optional<UUID> forwardOf() {
        return Optional.ofNullable(forwardOf);
    }

    /** The issued notice that this one takes the place of. */
    public Optional<UUID> corrects() {
        return Optional.ofNullable(corrects);
    }

    /** The first notice of the chain of forwards, itself when it forwards nothing. */
    public UUID root() {
        return root == null ? id : root;
    }

    public boolean issued() {
        return issue != null;
    }

    /** Fails for a draft. */
    public String number() {
        return issue.number();
    }

    /** Its name on the day of issue. Fails for a draft. */
    public String issuerName() {
        return issue.issuerName();
    }

    /** Fails for a draft. */
    public LocalDate issuedOn() {
        return issue.issuedOn();
    }

    /** Fails for a draft. */
    public Instant issuedAt() {
        return issue.issuedAt();
    }

    /** The frozen recipients. Fails for a draft. */
    public UUID audience() {
        return issue.audience();
    }

    /** How many recipients there are, each counted once. Fails for a draft. */
    public int recipients() {
        return issue.recipients();
    }

    Map<String, List<Selector>> ways() {
        return NoticeContent.ways(addressees, copies);
    }
}
