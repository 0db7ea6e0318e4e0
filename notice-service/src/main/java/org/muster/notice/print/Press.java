package org.muster.notice.print;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.PageBox;
import com.openhtmltopdf.util.XRLog;

/** Turns sheets into one PDF, one at a time: its fonts fill a small service's memory. */
@ApplicationScoped
class Press {

    static {
        // it tells every step of its work
        XRLog.setLoggingEnabled(false);
    }

    private static final String CSS = css();

    /** Less than a line is lost to rounding; so much is never missed. */
    private static final double SLACK_MM = 0.3;

    @Inject
    Typefaces typefaces;

    /**
     * @param sheets the document itself, then what it carries on, each on a new page
     * @param verification null for a document that is not issued
     * @param marking null for a real issued document
     */
    synchronized byte[] print(List<Sheet> sheets, Verification verification, Marking marking) {
        double room = roomBelowImprint(page(sheets, verification, marking, 0));
        Document page = page(sheets, verification, marking, room);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument pdf = new PDDocument();
                PdfBoxRenderer renderer = renderer(page, pdf)) {
            renderer.layout();
            renderer.createPDFWithoutClosing();
            pdf.save(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private double roomBelowImprint(Document page) {
        try (PDDocument nowhere = new PDDocument();
                PdfBoxRenderer proof = renderer(page, nowhere)) {
            proof.layout();
            Box imprint = proof.getSharedContext().getBoxById(DocumentPage.IMPRINT);
            int bottom = imprint.getAbsY() + imprint.getHeight();
            PageBox last = proof.getRootBox().getLayer().getPages().stream()
                    .filter(each -> bottom <= each.getBottom())
                    .findFirst()
                    .orElseThrow();
            double perMm = (last.getBottom() - last.getTop()) / Layout.HEIGHT_MM;
            return Math.max(0, (last.getBottom() - bottom) / perMm - SLACK_MM);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PdfBoxRenderer renderer(Document page, PDDocument pdf) {
        PdfRendererBuilder builder = new PdfRendererBuilder()
                .withW3cDocument(page, null)
                .withProducer("Muster 集智")
                .useFastMode()
                .usePDDocument(pdf);
        typefaces.useIn(builder, pdf, page.getDocumentElement().getTextContent());
        return builder.buildPdfRenderer();
    }

    private static Document page(List<Sheet> sheets, Verification verification, Marking marking, double room) {
        try {
            Page page = new Page(
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument());
            Element html = page.add(page.document(), "html", null);
            Element head = page.add(html, "head", null);
            page.add(head, "title", null, sheets.get(0).title());
            page.add(head, "style", null, CSS);
            Element body = page.add(html, "body", null);
            if (marking != null) {
                page.add(body, "div", "marking", marking.words());
            }
            DocumentPage document = new DocumentPage(page, body);
            sheets.forEach(document::print);
            document.imprint(sheets.get(0), verification, room);
            return page.document();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String css() {
        try (InputStream in = Press.class.getResourceAsStream("/print/document.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
