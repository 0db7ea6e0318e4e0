package org.muster.notice.document;

import java.util.List;
import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.muster.notice.form.Deviation;
import org.muster.notice.form.ForwardVerb;
import org.muster.notice.form.Paper;
import org.muster.notice.form.Paper.Direction;
import org.muster.notice.form.Paper.Forwarded;
import org.muster.notice.form.Paper.Source;
import org.muster.notice.form.Rules;
import org.muster.notice.task.Drill;
import org.muster.platform.organisation.Organisations;
import org.muster.platform.organisation.Selector;

/** Holds a notice against the rules on the form of documents (公文格式). */
@ApplicationScoped
class NoticeForm {

    @Inject
    Notices notices;

    @Inject
    Attachments attachments;

    @Inject
    Organisations organisations;

    List<Deviation> deviations(Notice notice) {
        List<Notice> originals = notices.originals(notice);
        return Rules.deviations(new Paper(
                notice.issued()
                        ? notice.issuerName()
                        : organisations.require(notice.organisation()).name(),
                notice.type(),
                Drill.unmarked(notice.title()),
                notice.body(),
                notice.elements(),
                notice.issued() ? notice.issuedOn() : null,
                notice.tasks().stream().anyMatch(task -> task.due() != null),
                attachments.count(notice.id()),
                direction(notice),
                originals.isEmpty() ? null : forwarded(notice.organisation(), originals)));
    }

    /** How the organisation carries on a document that was first issued as this one. */
    ForwardVerb verb(Notice first, String forwarder) {
        if (first.organisation().equals(forwarder)) {
            return ForwardVerb.ISSUED;
        }
        return organisations.isWithin(first.organisation(), forwarder) ? ForwardVerb.APPROVED : ForwardVerb.PASSED_ON;
    }

    private Forwarded forwarded(String forwarder, List<Notice> originals) {
        return new Forwarded(
                verb(originals.get(originals.size() - 1), forwarder),
                originals.stream()
                        .map(original ->
                                new Source(original.number(), Drill.unmarked(original.title()), original.issuerName()))
                        .toList());
    }

    private Direction direction(Notice notice) {
        String own = notice.organisation();
        List<Selector> to = notice.addressees;
        boolean toSuperior = to.stream()
                .allMatch(selector -> selector.organisation() != null
                        && !selector.organisation().equals(own)
                        && organisations.isWithin(own, selector.organisation()));
        boolean copiedBelow = notice.copies.stream()
                .map(selector -> selector.organisation() == null ? selector.below() : selector.organisation())
                .filter(Objects::nonNull)
                .anyMatch(code -> organisations.isWithin(code, own));
        return new Direction(
                CodeLists.upward(notice.type()),
                toSuperior,
                to.size() == 1 && to.get(0).organisation() != null,
                copiedBelow);
    }
}
