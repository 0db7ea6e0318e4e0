package org.muster.notice.document;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.muster.notice.form.Elements;
import org.muster.platform.organisation.OrganisationKind;
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
                        ? notice.approval().map(NoticeStep::name).orElse(null)
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
        if (selector.organisation() != null) {
            return name(selector.organisation());
        }
        String kinds = selector.kinds() == null || selector.kinds().isEmpty()
                ? "各单位"
                : selector.kinds().stream().sorted().map(KnownElements::word).collect(Collectors.joining("、", "各", ""));
        return selector.below() == null
                ? name(selector.supervisedBy()) + "业务主管的" + kinds
                : name(selector.below()) + "所属" + kinds;
    }

    private String name(String code) {
        return organisations.require(code).name();
    }

    private static String word(OrganisationKind kind) {
        return switch (kind) {
            case ASSOCIATION -> "科协";
            case SOCIETY -> "学会";
            case MEMBER_UNIT -> "会员单位";
            case GRASSROOTS_UNIT -> "基层组织";
        };
    }
}
