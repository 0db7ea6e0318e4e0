package org.muster.notice.document;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;
import org.muster.notice.form.Elements;
import org.muster.notice.task.TaskWording;
import org.muster.notice.task.Tasks;
import org.muster.platform.organisation.Audiences.Audience;
import org.muster.platform.organisation.Organisations;
import org.muster.platform.outbox.Outbox;

/** Issues a notice: recipients, number, state and event in one transaction, or nothing of it. */
@ApplicationScoped
class Issuing {

    @Inject
    Notices notices;

    @Inject
    Addressees addressees;

    @Inject
    NumberSeries series;

    @Inject
    Organisations organisations;

    @Inject
    Outbox outbox;

    @Inject
    Event<NoticeIssued> issuedInside;

    @Inject
    Event<ForwardAsked> forwardAsked;

    @Inject
    Tasks tasks;

    @Inject
    KnownElements known;

    @Inject
    Endings endings;

    @Inject
    IssuedDocuments documents;

    @Inject
    Jdbi jdbi;

    /** @param notice locked */
    @Transactional(Transactional.TxType.MANDATORY)
    void issue(Notice notice, LocalDate on, Notice.Actor by) {
        notice.requireIssuable();
        endings.requireInForce(builtOn(notice));
        Audience audience = addressees.freeze(notice, notices.senders(notice));
        String issuer = organisations.require(notice.organisation()).name();
        Elements filled = known.elements(notice, issuer, on);
        // last, because all other issues of the series wait from here to the commit
        DocumentNumber number = series.take(new IssuerMark(notice.mark), on.getYear(), notice.organisation());
        NoticeIssued issued = notice.issue(number, issuer, on, filled, nextOrder(), audience, by);
        notices.flush();
        documents.keep(notice);
        outbox.append(issued);
        issuedInside.fire(issued);
        if (notice.terms().forwardRequired()) {
            forwardAsked.fire(new ForwardAsked(notice.id()));
        }
        tasks.openForNotice(
                notice.id, notice.organisation, audience, Addressees.TO, notice.drill(), wordings(notice.tasks()));
        supersede(notice, on, by);
    }

    private void supersede(Notice notice, LocalDate on, Notice.Actor by) {
        notice.corrects()
                .map(notices::issued)
                .ifPresent(before ->
                        endings.end(before, EndingKind.SUPERSEDED, notice.id(), notice.correctionReason, on, by));
    }

    private List<UUID> builtOn(Notice notice) {
        return Stream.concat(notices.originals(notice).stream().map(Notice::id), notice.corrects().stream())
                .toList();
    }

    private static List<TaskWording> wordings(List<NoticeTask> asked) {
        return asked.stream()
                .map(task -> new TaskWording(
                        task.number(), task.text(), task.responsibleRole(), task.due(), task.dueText(), task.lead()))
                .toList();
    }

    private long nextOrder() {
        return jdbi.withHandle(handle -> handle.createQuery("select nextval('notice_issue_order')")
                .mapTo(Long.class)
                .one());
    }
}
