package org.muster.notice.distribution;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.muster.notice.document.Addressees;
import org.muster.notice.document.Addressees.Delivery;
import org.muster.notice.document.AttachmentResponse;
import org.muster.notice.document.Notice;
import org.muster.notice.document.NoticeTask;
import org.muster.notice.form.Elements;

/**
 * A received notice in full.
 *
 * @param id of the delivery; one notice reaches an organisation once, so it is the notice's
 * @param way "to" must be signed, "cc" may be
 * @param originals what it forwards, from the one it carries on to the first of all, each as it was issued
 * @param attachments its own and those of the originals
 * @param receipts what the organisation did with it so far
 */
record InboxItem(
        UUID id,
        UUID notice,
        String number,
        String type,
        String title,
        String body,
        String urgency,
        String contact,
        String organisation,
        String organisationName,
        LocalDate issuedOn,
        Instant issuedAt,
        String way,
        boolean drill,
        boolean telegram,
        Elements elements,
        State state,
        List<NoticeTask> tasks,
        List<AttachmentResponse> attachments,
        List<Original> originals,
        List<Receipt> receipts) {

    /** An earlier notice of the chain. */
    record Original(
            UUID id,
            String number,
            String type,
            String title,
            String body,
            String contact,
            String organisation,
            String organisationName,
            LocalDate issuedOn,
            Elements elements,
            List<NoticeTask> tasks) {

        static Original of(Notice notice) {
            return new Original(
                    notice.id(),
                    notice.number(),
                    notice.type(),
                    notice.title(),
                    notice.body(),
                    notice.contact(),
                    notice.organisation(),
                    notice.issuerName(),
                    notice.issuedOn(),
                    notice.elements(),
                    notice.tasks());
        }
    }

    static InboxItem of(
            Delivery delivery,
            Notice notice,
            List<Notice> originals,
            List<AttachmentResponse> attachments,
            List<Receipt> receipts) {
        return new InboxItem(
                notice.id(),
                notice.id(),
                notice.number(),
                notice.type(),
                notice.title(),
                notice.body(),
                notice.urgency(),
                notice.contact(),
                notice.organisation(),
                notice.issuerName(),
                notice.issuedOn(),
                notice.issuedAt(),
                delivery.mustSign() ? Addressees.TO : Addressees.CC,
                notice.drill(),
                notice.telegram(),
                notice.elements(),
                State.after(receipts.stream().map(Receipt::act).toList()),
                notice.tasks(),
                attachments,
                originals.stream().map(Original::of).toList(),
                receipts);
    }
}
