package org.muster.notice.form;

import java.time.LocalDate;
import java.util.List;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * What stands on a document besides number, title and text (公文格式要素), in the document's own words; null where it says
 * nothing.
 *
 * @param copyNumber 份号
 * @param heading 发文机关标志, such as 辽宁省科学技术协会文件
 * @param signatory 签发人, of upward documents
 * @param addressee 主送机关 as written, without the colon; who really gets it is resolved from selectors
 * @param attachmentNames 附件说明, one name each
 * @param signature 发文机关署名
 * @param writtenOn 成文日期
 * @param sealNote what is said of the seal (印章), such as 已盖章 or 不加盖印章
 * @param annotation 附注, without the brackets
 * @param copyLine 抄送机关 as written
 * @param printedBy 印发机关
 * @param printedOn 印发日期
 * @param transcribed entered from paper: what the paper lacks is never filled in
 */
@Embeddable
public record Elements(
        @Size(max = 20) String copyNumber,
        @Size(max = 100) String heading,
        @Size(max = 100) String signatory,
        @Size(max = 1000) String addressee,

        @JdbcTypeCode(SqlTypes.JSON) @Size(max = 50) List<@NotBlank @Size(max = 300) String> attachmentNames,

        @Size(max = 200) String signature,
        LocalDate writtenOn,
        @Size(max = 100) String sealNote,
        @Size(max = 500) String annotation,
        @Size(max = 2000) String copyLine,
        @Size(max = 200) String printedBy,
        LocalDate printedOn,
        boolean transcribed) {

    /** Nothing is said; what the platform knows will be written in. */
    public static final Elements NONE =
            new Elements(null, null, null, null, List.of(), null, null, null, null, null, null, null, false);

    /** As it is kept: stripped, blank is missing, no colon after the addressee, no brackets around the annotation. */
    public Elements tidy() {
        return new Elements(
                stripped(copyNumber),
                stripped(heading),
                stripped(signatory),
                stripped(addressee == null ? null : addressee.strip().replaceAll("[：:]+$", "")),
                attachmentNames == null
                        ? List.of()
                        : attachmentNames.stream().map(String::strip).toList(),
                stripped(signature),
                writtenOn,
                stripped(sealNote),
                stripped(annotation == null ? null : annotation.strip().replaceAll("^[（(]|[）)]$", "")),
                stripped(copyLine == null ? null : copyLine.strip().replaceAll("。+$", "")),
                stripped(printedBy),
                printedOn,
                transcribed);
    }

    /** For a new version, which bears its own dates and signatory; unchanged when entered from paper. */
    public Elements ofNextVersion() {
        return transcribed
                ? this
                : new Elements(
                        copyNumber,
                        heading,
                        null,
                        addressee,
                        List.of(),
                        signature,
                        null,
                        sealNote,
                        annotation,
                        copyLine,
                        printedBy,
                        null,
                        false);
    }

    /** With what is known in the places where nothing is said; unchanged when entered from paper. */
    public Elements filledBy(Elements known) {
        if (transcribed) {
            return this;
        }
        return new Elements(
                copyNumber,
                either(heading, known.heading),
                either(signatory, known.signatory),
                either(addressee, known.addressee),
                attachmentNames.isEmpty() ? known.attachmentNames : attachmentNames,
                either(signature, known.signature),
                either(writtenOn, known.writtenOn),
                sealNote,
                annotation,
                either(copyLine, known.copyLine),
                either(printedBy, known.printedBy),
                either(printedOn, known.printedOn),
                false);
    }

    private static String stripped(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static <T> T either(T said, T known) {
        return said == null ? known : said;
    }
}
