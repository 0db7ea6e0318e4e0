package org.muster.notice.cap;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.muster.notice.cap.CapMessage.Area;
import org.muster.notice.cap.CapMessage.Info;
import org.muster.notice.cap.CapMessage.MsgType;
import org.muster.notice.cap.CapMessage.NamedValue;
import org.muster.notice.cap.CapMessage.Reference;
import org.muster.notice.cap.CapMessage.Scope;
import org.muster.notice.cap.CapMessage.Status;
import org.muster.notice.document.Addressees.Delivery;
import org.muster.notice.document.Ending;
import org.muster.notice.document.Notice;
import org.muster.notice.document.Notices;
import org.muster.platform.organisation.Organisation;
import org.muster.platform.organisation.Organisations;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;

/**
 * Notices as messages: an issue is an Alert, a correction (更正) an Update of what it takes the place of, 撤销 and 废止 a
 * Cancel; a signature (签收) is an Ack, a return (退回) an Error.
 */
@ApplicationScoped
class NoticeMessages {

    private static final String FOR_RECIPIENTS = "仅限收文单位";

    @Inject
    Notices notices;

    @Inject
    Organisations organisations;

    @Inject
    CurrentUser user;

    @Inject
    Jdbi jdbi;

    /** @param notice issued */
    CapMessage issued(Notice notice) {
        List<Reference> before = earlier(notice);
        return message(
                self(notice),
                notice,
                before.isEmpty() ? MsgType.Alert : MsgType.Update,
                null,
                before,
                info(notice, null));
    }

    /** @param ending a revocation or an abolition */
    CapMessage cancelled(Notice notice, Ending ending) {
        List<Reference> all = new ArrayList<>(earlier(notice));
        all.add(self(notice));
        return message(
                new Reference(notice.organisation(), notice.id() + "-end", ending.at()),
                notice,
                MsgType.Cancel,
                ending.word() + "：" + ending.reason(),
                all,
                info(notice, ending));
    }

    /** What the caller's organisation decided. @throws ProblemException 404 while it has decided nothing */
    CapMessage answered(Notice notice, Delivery delivery) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select act, organisation, at, remark from receipt where notice = ? and pos = ? and step = 2")
                .bind(0, notice.id())
                .bind(1, delivery.pos())
                .map((row, context) -> new CapMessage(
                        new Reference(
                                row.getString("organisation"),
                                notice.id() + "-" + row.getString("organisation"),
                                row.getObject("at", OffsetDateTime.class).toInstant()),
                        Status.of(notice.drill()),
                        row.getString("act").equals("RETURNED") ? MsgType.Error : MsgType.Ack,
                        Scope.Restricted,
                        FOR_RECIPIENTS,
                        row.getString("remark"),
                        List.of(self(notice)),
                        notice.root().toString(),
                        List.of()))
                .findOne()
                .orElseThrow(() -> ProblemException.notFound("receipt", notice.number())));
    }

    private static CapMessage message(
            Reference self, Notice notice, MsgType type, String note, List<Reference> references, Info info) {
        return new CapMessage(
                self,
                Status.of(notice.drill()),
                type,
                Scope.Restricted,
                FOR_RECIPIENTS,
                note,
                references,
                notice.root().toString(),
                List.of(info));
    }

    private Info info(Notice notice, Ending ending) {
        Organisation issuer = organisations.require(notice.organisation());
        Instant at = ending == null ? notice.issuedAt() : ending.at();
        return new Info(
                "zh-CN",
                List.of(EventCategory.of(notice.title()).name()),
                notice.type(),
                List.of("Execute"),
                ending != null ? "Past" : urgency(notice.urgency()),
                "Unknown",
                "Observed",
                at,
                null,
                null,
                notice.issuerName(),
                notice.title(),
                notice.body(),
                null,
                notice.contact(),
                List.of(new NamedValue("发文字号", notice.number())),
                List.of(area(issuer)));
    }

    private static Area area(Organisation issuer) {
        return new Area(
                issuer.name(),
                Optional.ofNullable(issuer.divisionCode()).stream().toList());
    }

    private static String urgency(String urgency) {
        return urgency == null
                ? "Future"
                : switch (urgency) {
                    case "特急", "特提" -> "Immediate";
                    default -> "Expected";
                };
    }

    /** What it takes the place of, from the first version on. */
    private List<Reference> earlier(Notice notice) {
        List<Reference> earlier = new ArrayList<>();
        Optional<UUID> before = notice.corrects();
        while (before.isPresent()) {
            Notice version = notices.issued(before.get());
            earlier.add(0, self(version));
            before = version.corrects();
        }
        return earlier;
    }

    private static Reference self(Notice notice) {
        return new Reference(notice.organisation(), notice.id().toString(), notice.issuedAt());
    }
}
