package org.muster.notice.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.muster.notice.form.Elements;
import org.muster.platform.organisation.Audiences.Audience;
import org.muster.platform.organisation.Selector;
import org.muster.platform.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class NoticeTest {

    private static final Notice.Actor SOMEBODY =
            new Notice.Actor("an-account", "某人", Instant.parse("2020-01-30T01:00:00Z"), null);
    private static final LocalDate DAY = LocalDate.of(2020, 1, 30);

    @Test
    void goesFromDraftOverApprovalToIssue() {
        Notice notice = aDraft();
        notice.submit(SOMEBODY);
        notice.approve(SOMEBODY);
        NoticeIssued issued = issue(notice);

        assertThat(notice.issued()).isTrue();
        assertThat(issued.number()).isEqualTo("辽科协发〔2020〕3号");
        assertThat(issued.recipients()).isEqualTo(2);
        assertThat(issued.issuedOn()).isEqualTo(DAY);
        assertThat(notice.steps)
                .extracting(NoticeStep::step)
                .containsExactly(
                        NoticeStep.Kind.DRAFTED,
                        NoticeStep.Kind.SUBMITTED,
                        NoticeStep.Kind.APPROVED,
                        NoticeStep.Kind.ISSUED);
    }

    @Test
    void isFixedOnceSubmitted() {
        Notice notice = aDraft();
        notice.submit(SOMEBODY);

        refuses("notice-not-a-draft", () -> notice.revise(content("另一个标题")));
        refuses("notice-not-a-draft", () -> notice.submit(SOMEBODY));
        refuses("notice-not-a-draft", notice::requireDraft);
    }

    @Test
    void cannotBeApprovedBeforeItIsSubmittedNorIssuedBeforeItIsApproved() {
        Notice notice = aDraft();

        refuses("notice-not-submitted", () -> notice.approve(SOMEBODY));
        refuses("notice-not-submitted", () -> notice.reject("理由", SOMEBODY));
        refuses("notice-not-approved", () -> issue(notice));
        notice.submit(SOMEBODY);
        refuses("notice-not-approved", () -> issue(notice));
    }

    @Test
    void isADraftAgainAfterRejectionWithTheReasonOnItsSheet() {
        Notice notice = aDraft();
        notice.submit(SOMEBODY);
        notice.approve(SOMEBODY);
        notice.reject("请补充联系人", SOMEBODY);
        notice.revise(content("改过的标题"));

        assertThat(notice.title()).isEqualTo("改过的标题");
        assertThat(notice.steps.get(3).remark()).isEqualTo("请补充联系人");
    }

    @Test
    void neverChangesAfterIssue() {
        Notice notice = anIssued();

        refuses("notice-is-issued", () -> notice.revise(content("另一个标题")));
        refuses("notice-is-issued", () -> notice.submit(SOMEBODY));
        refuses("notice-is-issued", () -> notice.approve(SOMEBODY));
        refuses("notice-is-issued", () -> notice.reject("理由", SOMEBODY));
        refuses("notice-is-issued", () -> issue(notice));
        refuses("notice-is-issued", notice::requireDraft);
    }

    @Test
    void aForwardIsBoundToWhatItCarriesOnAndToTheFirstOfTheChain() {
        Notice first = anIssued();
        Notice second = first.forward("XH-210000-YYX", content("转发"), SOMEBODY);
        second.id = UUID.randomUUID();
        second.submit(SOMEBODY);
        second.approve(SOMEBODY);
        issue(second);
        Notice third = second.forward("DW-YYX-1", content("转发"), SOMEBODY);

        assertThat(second.forwardOf()).contains(first.id());
        assertThat(second.root).isEqualTo(first.id());
        assertThat(third.forwardOf()).contains(second.id());
        assertThat(third.root).isEqualTo(first.id());
        assertThat(third.organisation()).isEqualTo("DW-YYX-1");
    }

    @Test
    void aDraftCannotBeForwarded() {
        refuses("notice-not-issued", () -> aDraft().forward("XH-210000-YYX", content("转发"), SOMEBODY));
    }

    private static Notice aDraft() {
        Notice notice = Notice.draft("KX-210000", content("关于疫情防控工作的通知"), SOMEBODY);
        notice.id = UUID.randomUUID();
        return notice;
    }

    private static Notice anIssued() {
        Notice notice = aDraft();
        notice.submit(SOMEBODY);
        notice.approve(SOMEBODY);
        issue(notice);
        return notice;
    }

    private static NoticeIssued issue(Notice notice) {
        return notice.issue(
                new DocumentNumber(new IssuerMark("辽科协发"), 2020, 3),
                "辽宁省科学技术协会",
                DAY,
                Elements.NONE,
                1,
                new Audience(UUID.randomUUID(), 1, 2, List.of()),
                SOMEBODY);
    }

    private static NoticeContent content(String title) {
        return new NoticeContent(
                new IssuerMark("辽科协发"),
                "通知",
                title,
                "正文",
                "特急",
                List.of(Selector.below("KX-210000")),
                List.of(),
                null,
                List.of(),
                Elements.NONE,
                false,
                false,
                NoticeTerms.NONE);
    }

    private static void refuses(String slug, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.slug()).isEqualTo(slug);
            assertThat(e.status()).isEqualTo(409);
        });
    }
}
