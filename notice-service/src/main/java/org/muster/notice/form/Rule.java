package org.muster.notice.form;

import java.util.Locale;

/** The rules that are looked at, each with its clause and what to say when a document departs from it. */
enum Rule {
    COPY_NUMBER("GB/T 9704-2012 7.2.1", "份号用 6 位阿拉伯数字。", "A copy number has six Arabic digits."),
    NUMBER_FORM(
            "GB/T 9704-2012 7.2.5",
            "“{0}”不是规范的发文字号：年份用六角括号〔〕括入，序号不加“第”、不编虚位。",
            "\"{0}\" is no proper document number: the year stands in 〔〕, the sequence without 第 and without padding."),
    SIGNATORY_MISSING("GB/T 9704-2012 7.2.6", "上行文应当标注签发人姓名。", "An upward document names its signatory."),
    SIGNATORY_NOT_UPWARD(
            "GB/T 9704-2012 7.2.6", "只有上行文标注签发人，请删去。", "Only an upward document names its signatory; take it out."),
    TITLE_WITHOUT_TYPE("GB/T 9704-2012 7.3.1", "标题应当以文种“{0}”结尾。", "The title ends with the document's type, {0}."),
    TITLE_REPEATS("GB/T 9704-2012 7.3.1", "转发类标题中“{0}”只保留一个。", "The title of a forward keeps only one \"{0}\"."),
    FORWARDED_TITLE(
            "GB/T 9704-2012 7.3.1",
            "标题没有照原样写出所转发公文的标题“{0}”。",
            "The title does not give the forwarded document's title as it is: {0}."),
    FORWARD_VERB(
            "条例第8条",
            "此件应当用“{0}”：下级机关的公文用批转，本机关的用印发，其他机关的用转发。",
            "Use {0} here: 批转 for a subordinate's text, 印发 for one's own, 转发 for any other organ's."),
    ADDRESSEE_MISSING("GB/T 9704-2012 7.3.2", "没有主送机关。", "The addressees are missing."),
    FORWARDED_AS_ATTACHMENT(
            "GB/T 9704-2012 7.3.4",
            "所转发的公文不是附件，不加附件说明，另页编排。",
            "The forwarded document is no attachment: it is not listed as one and starts on a new page."),
    ATTACHMENT_PUNCTUATION("GB/T 9704-2012 7.3.4", "附件名称后不加标点符号。", "No punctuation follows the name of an attachment."),
    ATTACHMENT_COUNT(
            "GB/T 9704-2012 7.3.4", "附件说明列有 {0} 件，实有 {1} 件。", "The document lists {0} attachments and has {1}."),
    SIGNATURE_MISSING("GB/T 9704-2012 7.3.5", "没有发文机关署名。", "The issuing organ's signature is missing."),
    DATE_MISSING("GB/T 9704-2012 7.3.5", "没有成文日期。", "The date of the document is missing."),
    DATE_AFTER_PRINTING(
            "GB/T 9704-2012 7.4.3", "成文日期晚于印发日期。", "The document's date is later than its date of printing."),
    PRINTED_BY_ANOTHER(
            "GB/T 9704-2012 7.4.3",
            "印发机关“{0}”与发文机关“{1}”不同，请核对。",
            "The printing organ, {0}, differs from the issuing organ, {1}; check it."),
    NOT_UPWARD("条例第8条", "{0}是上行文，主送机关应当是上级机关。", "A {0} goes upward: address it to a superior organ."),
    REQUEST_ADDRESSEES("条例第15条第(1)项", "请示只主送一个上级机关。", "A 请示 is addressed to one superior organ only."),
    UPWARD_COPIED_BELOW("条例第15条第(1)项", "上行文不抄送下级机关。", "An upward document is not copied to subordinates."),
    REQUEST_MATTERS("条例第15条第(4)项", "请示应当一文一事，此件似有 {0} 项请求。", "A 请示 has one matter only; here there seem to be {0}."),
    REPORT_WITH_REQUEST("条例第15条第(4)项", "报告中不得夹带请示事项（“{0}”）。", "A 报告 must not contain a 请示 (\"{0}\")."),
    DEADLINE_MISSING(
            "条例第24条第(4)项", "没有写明确的办理时限。", "There is no firm deadline; say by when, in the text and in its tasks.");

    private final String clause;
    private final String zh;
    private final String en;

    Rule(String clause, String zh, String en) {
        this.clause = clause;
        this.zh = zh;
        this.en = en;
    }

    Deviation at(String pointer, Object... arguments) {
        return new Deviation(
                name().toLowerCase(Locale.ROOT).replace('_', '-'),
                clause,
                pointer,
                fill(zh, arguments),
                fill(en, arguments));
    }

    private static String fill(String text, Object... arguments) {
        String filled = text;
        for (int i = 0; i < arguments.length; i++) {
            filled = filled.replace("{" + i + "}", String.valueOf(arguments[i]));
        }
        return filled;
    }
}
