package org.muster.notice.print;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.muster.notice.form.Elements;
import org.w3c.dom.Element;

/** Lays a document's elements out in the order of GB/T 9704-2012. */
final class DocumentPage {

    static final String IMPRINT = "imprint";

    private static final Pattern FIRST_LEVEL = Pattern.compile("([一二三四五六七八九十百]+、[^。]*。?)(.*)");
    private static final Pattern SECOND_LEVEL = Pattern.compile("(（[一二三四五六七八九十百]+）[^。]*。?)(.*)");

    private final Page page;
    private final Element body;

    DocumentPage(Page page, Element body) {
        this.page = page;
        this.body = body;
    }

    void print(Sheet sheet) {
        Element document = page.add(body, "div", sheet.first() ? "document outer" : "document");
        head(document, sheet);
        main(document, sheet);
    }

    /** 版头. */
    private void head(Element document, Sheet sheet) {
        Elements elements = sheet.elements();
        String mark = elements.heading() == null ? "" : elements.heading();
        double size = Layout.markPt(mark);
        Element head = page.add(document, "div", "head");
        head.setAttribute("style", "padding-bottom: " + Layout.mm(Layout.aboveRuleMm()));
        List<String> corner = Stream.of(elements.copyNumber(), sheet.urgency())
                .filter(line -> line != null)
                .toList();
        corner.forEach(line -> page.add(head, "div", "corner", line));
        page.add(head, "div", "mark", mark)
                .setAttribute(
                        "style",
                        "margin-top: %s; font-size: %spt"
                                .formatted(Layout.mm(Layout.aboveMarkMm(size, corner.size())), size));
        Element number = page.add(head, "div", sheet.upward() ? "number upward" : "number");
        number.setAttribute("style", "margin-top: " + Layout.mm(Layout.aboveNumberMm(size)));
        page.add(number, "span", "left", sheet.number() == null ? "（未编号）" : sheet.number());
        if (sheet.upward() && elements.signatory() != null) {
            Element signatory = page.add(number, "span", "right");
            page.add(signatory, "span", null, "签发人：");
            page.add(signatory, "span", "name", elements.signatory());
        }
    }

    /** 主体. */
    private void main(Element document, Sheet sheet) {
        Elements elements = sheet.elements();
        page.add(document, "h1", null, sheet.title());
        if (elements.addressee() != null) {
            page.add(document, "p", "addressee", elements.addressee() + "：");
        }
        sheet.paragraphs().forEach(paragraph -> paragraph(document, paragraph));
        attachments(document, elements.attachmentNames());
        close(document, elements);
        if (elements.annotation() != null) {
            page.add(document, "p", null, "（" + elements.annotation() + "）");
        }
    }

    private void paragraph(Element document, String text) {
        Matcher first = FIRST_LEVEL.matcher(text);
        Matcher second = SECOND_LEVEL.matcher(text);
        Element paragraph = page.add(document, "p", null);
        if (first.matches()) {
            page.add(paragraph, "span", "first-level", first.group(1));
            page.add(paragraph, "span", null, first.group(2));
        } else if (second.matches()) {
            page.add(paragraph, "span", "second-level", second.group(1));
            page.add(paragraph, "span", null, second.group(2));
        } else {
            page.add(paragraph, "span", null, text);
        }
    }

    /** 附件说明. */
    private void attachments(Element document, List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            String number = names.size() == 1 ? "" : (i + 1) + ".";
            Element line = page.add(document, "p", i == 0 ? "attachments first" : "attachments");
            page.add(line, "span", null, (i == 0 ? "附件：" : "") + number + names.get(i));
        }
    }

    /** 发文机关署名, 成文日期, 印章. */
    private void close(Element document, Elements elements) {
        if (elements.signature() == null && elements.writtenOn() == null && elements.sealNote() == null) {
            return;
        }
        String date = elements.writtenOn() == null ? "" : Sheet.date(elements.writtenOn());
        Element close = page.add(document, "div", "close");
        if (elements.signature() != null) {
            page.add(close, "div", null, elements.signature())
                    .setAttribute(
                            "style",
                            "padding-right: " + Layout.mm(Layout.signatureRightMm(elements.signature(), date)));
        }
        if (!date.isEmpty()) {
            page.add(close, "div", "date", date);
        }
        if (elements.sealNote() != null) {
            page.add(close, "div", "seal", "（印章：" + elements.sealNote() + "）");
        }
    }

    /**
     * 版记, which ends with the text block of the last page.
     *
     * @param below how far from the text above
     */
    void imprint(Sheet sheet, Verification verification, double below) {
        Elements elements = sheet.elements();
        Element imprint = page.add(body, "div", "imprint");
        imprint.setAttribute("id", IMPRINT);
        imprint.setAttribute("style", "margin-top: " + Layout.mm(below));
        if (verification != null) {
            Element verify = page.add(imprint, "div", "verify");
            page.add(verify, "img", null).setAttribute("src", verification.image());
            page.add(verify, "div", null, "扫码或访问下列网址，查验本件的文号、摘要与效力：");
            page.add(verify, "div", null, verification.link());
            page.add(verify, "div", null, "正文与附件摘要（SHA-256）：" + verification.sha256());
        }
        if (elements.copyLine() != null) {
            page.add(imprint, "div", "copies", "抄送：" + elements.copyLine() + "。");
        }
        Element printing = page.add(imprint, "div", elements.copyLine() == null ? "printing first" : "printing");
        page.add(printing, "span", "left", elements.printedBy() == null ? "" : elements.printedBy());
        page.add(
                printing, "span", "right", elements.printedOn() == null ? "" : Sheet.date(elements.printedOn()) + "印发");
    }
}
