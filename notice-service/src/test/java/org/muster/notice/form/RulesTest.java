package org.muster.notice.form;

import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.notice.form.Paper.Direction;
import org.muster.notice.form.Paper.Forwarded;
import org.muster.notice.form.Paper.Source;

import static org.assertj.core.api.Assertions.assertThat;

class RulesTest {

    private static final String ORGAN = "辽宁省科学技术协会";
    private static final Direction DOWN = new Direction(false, false, false, false);
    private static final Source ORIGINAL = new Source("辽科协发〔2020〕3号", "关于做好疫情 防控工作的通知", ORGAN);

    @Test
    void findsNothingInAProperNotice() {
        assertThat(rules(aPaper())).isEmpty();
    }

    @Test
    void namesClauseFieldAndWordsInBothLanguages() {
        Deviation deviation = Rules.deviations(aPaper(elements -> elements("12", null, List.of(), false)))
                .get(0);

        assertThat(deviation)
                .isEqualTo(new Deviation(
                        "copy-number",
                        "GB/T 9704-2012 7.2.1",
                        "/elements/copyNumber",
                        "份号用 6 位阿拉伯数字。",
                        "A copy number has six Arabic digits."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"辽科协发[2020]3号", "辽科协发（2020）3号", "辽科协发〔2020〕第3号", "辽科协发〔2020〕03号", "辽科协发【2020】3号"})
    void knowsAWrongNumber(String number) {
        assertThat(rules(with("关于贯彻落实" + number + "文件的通知", "正文"))).containsExactly("number-form");
        assertThat(rules(with("关于疫情防控工作的通知", "现将" + number + "印发给你们。"))).containsExactly("number-form");
    }

    @ParameterizedTest
    @ValueSource(strings = {"辽科协发〔2020〕3号", "2020年第3号", "热线（2020）号", "辽科协发〔2020〕30号"})
    void leavesAloneWhatIsNoWrongNumber(String number) {
        assertThat(rules(with("关于疫情防控工作的通知", "见" + number + "。"))).isEmpty();
    }

    @Test
    void wantsTheTypeAtTheEndOfTheTitle() {
        assertThat(rules(with("关于疫情防控工作", "正文"))).containsExactly("title-without-type");
        assertThat(rules(with("关于疫情防控工作的通知（试行）", "正文"))).isEmpty();
    }

    @Test
    void leavesAttachmentNamesWithoutPunctuation() {
        assertThat(rules(aPaper(elements -> elements(null, null, List.of("名单。"), false), 1)))
                .containsExactly("attachment-punctuation");
        assertThat(rules(aPaper(elements -> elements(null, null, List.of("名单"), false), 1)))
                .isEmpty();
    }

    @Test
    void countsTheAttachments() {
        assertThat(rules(aPaper(elements -> elements(null, null, List.of("名单"), false), 2)))
                .containsExactly("attachment-count");
    }

    @Test
    void wantsADeadline() {
        Paper paper = aPaper();
        assertThat(rules(new Paper(
                        paper.organ(),
                        paper.type(),
                        paper.title(),
                        paper.body(),
                        paper.elements(),
                        null,
                        false,
                        0,
                        DOWN,
                        null)))
                .containsExactly("deadline-missing");
    }

    @Test
    void looksForTheDateThatCannotBe() {
        Elements late = new Elements(
                null,
                null,
                null,
                null,
                List.of(),
                null,
                LocalDate.of(2020, 2, 1),
                null,
                null,
                null,
                ORGAN + "办公室",
                LocalDate.of(2020, 1, 30),
                false);
        assertThat(rules(aPaper(elements -> late))).containsExactly("date-after-printing", "printed-by-another");
    }

    @Nested
    class OfADocumentEnteredFromPaper {

        @Test
        void missesWhatIsMissing() {
            assertThat(rules(aPaper(elements -> elements(null, null, List.of(), true))))
                    .containsExactly("addressee-missing", "signature-missing", "date-missing");
        }

        @Test
        void expectsNoAddresseeOfAnAnnouncement() {
            Paper paper = new Paper(
                    ORGAN, "公告", "关于疫情防控工作的公告", "正文", elements(null, null, List.of(), true), null, true, 0, DOWN, null);
            assertThat(rules(paper)).containsExactly("signature-missing", "date-missing");
        }
    }

    @Nested
    class OfAForward {

        @Test
        void isContentWithTheTitleTheRulesAskFor() {
            assertThat(rules(forward("转发辽宁省科学技术协会关于做好疫情防控工作的通知", ForwardVerb.PASSED_ON)))
                    .isEmpty();
        }

        @Test
        void wantsTheOriginalsTitleAsItIs() {
            assertThat(rules(forward("转发省科协《关于做好疫情防控工作》的通知", ForwardVerb.PASSED_ON)))
                    .containsExactly("forwarded-title");
        }

        @Test
        void keepsOneVerbOneAboutAndOneNotice() {
            assertThat(rules(forward("关于转发省科协转发关于做好疫情防控工作的通知的通知", ForwardVerb.PASSED_ON)))
                    .containsExactly("title-repeats", "title-repeats", "title-repeats");
        }

        @Test
        void usesTheVerbByWhoseTextItIs() {
            assertThat(rules(forward("转发辽宁省科学技术协会关于做好疫情防控工作的通知", ForwardVerb.APPROVED)))
                    .containsExactly("forward-verb");
        }

        @Test
        void listsTheForwardedTextAsNoAttachment() {
            Paper paper = new Paper(
                    "辽宁省医疗保险研究会",
                    "通知",
                    "转发辽宁省科学技术协会关于做好疫情防控工作的通知",
                    "请做好工作安排。",
                    elements(null, null, List.of("《关于做好疫情防控工作的通知》（辽科协发〔2020〕3号）"), false),
                    null,
                    true,
                    0,
                    DOWN,
                    new Forwarded(ForwardVerb.PASSED_ON, List.of(ORIGINAL)));
            assertThat(rules(paper)).containsExactly("forwarded-as-attachment");
        }

        private static Paper forward(String title, ForwardVerb verb) {
            return new Paper(
                    "辽宁省医疗保险研究会",
                    "通知",
                    title,
                    "请做好工作安排。",
                    Elements.NONE,
                    null,
                    true,
                    0,
                    DOWN,
                    new Forwarded(verb, List.of(ORIGINAL)));
        }
    }

    @Nested
    class OfAnUpwardDocument {

        private static final Direction UP = new Direction(true, true, true, false);

        @Test
        void isContentWithOneMatterToOneSuperior() {
            assertThat(rules(upward("请示", "现请求拨付防疫经费。妥否，请批示。", UP, "张某"))).isEmpty();
        }

        @Test
        void wantsTheSignatoryOfOneFromPaper() {
            Elements fromPaper = new Elements(
                    null, null, null, "中国科协", List.of(), ORGAN, LocalDate.EPOCH, null, null, null, null, null, true);
            assertThat(rules(new Paper(ORGAN, "报告", "关于疫情防控工作的报告", "正文", fromPaper, null, true, 0, UP, null)))
                    .containsExactly("signatory-missing");
        }

        @Test
        void namesASignatoryOnlyUpward() {
            assertThat(rules(aPaper(elements -> elements(null, "张某", List.of(), false))))
                    .containsExactly("signatory-not-upward");
        }

        @Test
        void hasOneAddressee() {
            assertThat(rules(upward("请示", "正文", new Direction(true, true, false, false), "张某")))
                    .containsExactly("request-addressees");
        }

        @Test
        void goesUpward() {
            assertThat(rules(upward("报告", "正文", new Direction(true, false, true, false), "张某")))
                    .containsExactly("not-upward");
        }

        @Test
        void isNotCopiedToSubordinates() {
            assertThat(rules(upward("报告", "正文", new Direction(true, true, true, true), "张某")))
                    .containsExactly("upward-copied-below");
        }

        @Test
        void hasOneMatter() {
            assertThat(rules(upward("请示", "一、请求拨付防疫经费\n内容。\n二、恳请增加编制\n内容。", UP, "张某")))
                    .containsExactly("request-matters");
        }

        @Test
        void isNoRequestWhenItIsAReport() {
            assertThat(rules(upward("报告", "现将情况报告如下。以上妥否，请批示。", UP, "张某"))).containsExactly("report-with-request");
        }

        private static Paper upward(String type, String body, Direction direction, String signatory) {
            return new Paper(
                    ORGAN,
                    type,
                    "关于疫情防控工作的" + type,
                    body,
                    elements(null, signatory, List.of(), false),
                    null,
                    true,
                    0,
                    direction,
                    null);
        }
    }

    private static List<String> rules(Paper paper) {
        return Rules.deviations(paper).stream().map(Deviation::rule).toList();
    }

    private static Paper aPaper() {
        return with("关于疫情防控工作的通知", "特通知如下。");
    }

    private static Paper aPaper(UnaryOperator<Elements> elements) {
        return aPaper(elements, 0);
    }

    private static Paper aPaper(UnaryOperator<Elements> elements, int files) {
        return new Paper(
                ORGAN, "通知", "关于疫情防控工作的通知", "特通知如下。", elements.apply(Elements.NONE), null, true, files, DOWN, null);
    }

    private static Paper with(String title, String body) {
        return new Paper(ORGAN, "通知", title, body, Elements.NONE, null, true, 0, DOWN, null);
    }

    private static Elements elements(
            String copyNumber, String signatory, List<String> attachmentNames, boolean transcribed) {
        return new Elements(
                copyNumber,
                null,
                signatory,
                null,
                attachmentNames,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                transcribed);
    }
}
