package org.muster.notice.distribution;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.muster.notice.distribution.Arrivals.Arrival;
import org.muster.notice.document.Addressees;
import org.muster.notice.document.Addressees.Delivery;
import org.muster.notice.document.AttachmentResponse;
import org.muster.notice.document.Ending;
import org.muster.notice.document.Notice;
import org.muster.notice.document.NoticeTask;
import org.muster.notice.form.Elements;

/**
 * A received notice in full.
 *
 * @param id of the delivery; one notice reaches an organisation once, so it is the notice's
 * @param way "to" must be signed, "cc" may be
 * @param forwarding whether the organisation is asked to carry it on, and has; null when it is not asked
 * @param originals what it forwards, from the one it carries on to the first of all, each as it was issued
 * @param attachments its own and those of the originals
 * @param arrivals all ways by which the same notice reached the organisation, this one among them
 * @param receipts what the organisation did with it so far
 * @param sha256 of the issued document
 * @param corrects what it took the place of; null for most
 * @param ending null while it is in force
 * @param newest what stands today in the place of a superseded notice, or of the superseded one that this carries on
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
        boolean replyRequired,
        LocalDate replyDue,
        Forwarding forwarding,
        boolean drill,
        boolean telegram,
        Elements elements,
        State state,
        List<NoticeTask> tasks,
        List<AttachmentResponse> attachments,
        List<Original> originals,
        List<Arrival> arrivals,
        List<Receipt> receipts,
        String sha256,
        Original corrects,
        Ending ending,
        Original newest) {

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

    /** How the notice stands among its versions. */
    record Standing(Notice corrects, Ending ending, Notice newest) {}

    static InboxItem of(
            Delivery delivery,
            Notice notice,
            List<Notice> originals,
            List<AttachmentResponse> attachments,
            List<Receipt> receipts,
            String sha256,
            List<Arrival> arrivals,
            Forwarding forwarding,
            Standing standing) {
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
                notice.terms().replyRequired(),
                notice.terms().replyDue(),
                forwarding,
                notice.drill(),
                notice.telegram(),
                notice.elements(),
                State.after(receipts.stream().map(Receipt::act).toList()),
                notice.tasks(),
                attachments,
                originals.stream().map(Original::of).toList(),
                arrivals,
                receipts,
                sha256,
                standing.corrects() == null ? null : Original.of(standing.corrects()),
                standing.ending(),
                standing.newest() == null ? null : Original.of(standing.newest()));
    }
}
