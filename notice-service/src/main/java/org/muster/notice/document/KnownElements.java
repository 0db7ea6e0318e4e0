package org.muster.notice.document;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.muster.notice.form.Elements;
import org.muster.platform.organisation.Organisations;
import org.muster.platform.organisation.Selector;

/** What the platform knows of a document's elements when its drafter said nothing of them. */
@ApplicationScoped
public class KnownElements {

    @Inject
    Organisations organisations;

    @Inject
    Attachments attachments;

    @Inject
    Clock clock;

    /** The elements that a draft would bear if it were issued today. */
    public Elements fillInto(Notice draft) {
        String issuer = organisations.require(draft.organisation()).name();
        return draft.elements().filledBy(elements(draft, issuer, LocalDate.now(clock)));
    }

    /** @param on the date the document bears */
    Elements elements(Notice notice, String issuer, LocalDate on) {
        LocalDate approved = notice.approval()
                .map(step -> LocalDate.ofInstant(step.at(), clock.getZone()))
                .orElse(on);
        return new Elements(
                null,
                issuer + "文件",
                CodeLists.upward(notice.type())
                        ? notice.approval().map(NoticeStep::signatory).orElse(null)
                        : null,
                words(notice.addressees),
                attachments.namesOf(notice.id()),
                issuer,
                approved.isAfter(on) ? on : approved,
                null,
                null,
                notice.copies.isEmpty() ? null : words(notice.copies),
                issuer,
                on,
                false);
    }

    private String words(List<Selector> selectors) {
        return selectors.stream().map(this::words).distinct().collect(Collectors.joining("，"));
    }

    private String words(Selector selector) {
        return SelectorWords.of(
                selector, Locale.CHINESE, code -> organisations.require(code).name());
    }
}
