package org.muster.notice.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.muster.notice.form.Deviation;
import org.muster.notice.form.Elements;
import org.muster.platform.organisation.Selector;

/**
 * A notice as its issuing side sees it.
 *
 * @param attachments its own and those of what it forwards
 * @param steps the handling sheet, oldest first
 * @param deviations where it departs from the rules; null once it is issued, then they are asked for by themselves
 * @param corrects the issued notice that this one takes the place of
 * @param sha256 of the issued document
 * @param ending null while it is in force
 */
record NoticeResponse(
        UUID id,
        NoticeState state,
        String number,
        String organisation,
        String issuerMark,
        String type,
        String title,
        String body,
        String urgency,
        List<Selector> to,
        List<Selector> cc,
        String contact,
        List<NoticeTask> tasks,
        UUID forwardOf,
        UUID root,
        LocalDate issuedOn,
        Instant issuedAt,
        Integer recipients,
        Elements elements,
        boolean telegram,
        boolean drill,
        boolean replyRequired,
        LocalDate replyDue,
        boolean forwardRequired,
        UUID response,
        List<AttachmentResponse> attachments,
        List<Step> steps,
        List<Deviation> deviations,
        UUID corrects,
        String correctionReason,
        String sha256,
        Ending ending) {

    /** Shows names, not accounts. */
    record Step(NoticeStep.Kind step, String name, Instant at, String remark) {}

    static NoticeResponse of(
            Notice notice,
            List<AttachmentResponse> attachments,
            List<Deviation> deviations,
            String sha256,
            Ending ending) {
        Issue issue = notice.issue;
        return new NoticeResponse(
                notice.id,
                notice.state,
                issue == null ? null : issue.number(),
                notice.organisation,
                notice.mark,
                notice.type,
                notice.title,
                notice.body,
                notice.urgency,
                notice.addressees,
                notice.copies,
                notice.contact,
                notice.tasks(),
                notice.forwardOf,
                notice.root,
                issue == null ? null : issue.issuedOn(),
                issue == null ? null : issue.issuedAt(),
                issue == null ? null : issue.recipients(),
                notice.elements,
                notice.telegram,
                notice.drill,
                notice.terms.replyRequired(),
                notice.terms.replyDue(),
                notice.terms.forwardRequired(),
                notice.response,
                attachments,
                notice.steps.stream()
                        .map(step -> new Step(step.step(), step.name(), step.at(), step.remark()))
                        .toList(),
                deviations,
                notice.corrects,
                notice.correctionReason,
                sha256,
                ending);
    }
}
