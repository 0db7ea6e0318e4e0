package org.muster.notice.print;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** A PDF as its reader sees it, measured in millimetres from the upper left corner. */
final class PrintedPages {

    static final int DPI = 254;
    private static final double MM_PER_PT = 25.4 / 72;

    /** A line of text with the left edge of its first and the right edge of its last character, and its baseline. */
    record Line(String text, double left, double right, double baseline, double sizePt) {}

    private final byte[] pdf;

    PrintedPages(byte[] pdf) {
        this.pdf = pdf;
    }

    int count() {
        return read(PDDocument::getNumberOfPages);
    }

    double widthMm() {
        return read(pages -> pages.getPage(0).getMediaBox().getWidth() * MM_PER_PT);
    }

    double heightMm() {
        return read(pages -> pages.getPage(0).getMediaBox().getHeight() * MM_PER_PT);
    }

    /** As it is copied out of a viewer, without white space. */
    String text() {
        return read(pages -> new PDFTextStripper().getText(pages)).replaceAll("[\\s\\u3000]+", "");
    }

    /** Of one page, from 1. */
    String text(int page) {
        return read(pages -> {
                    PDFTextStripper stripper = new PDFTextStripper();
                    stripper.setStartPage(page);
                    stripper.setEndPage(page);
                    return stripper.getText(pages);
                })
                .replaceAll("[\\s\\u3000]+", "");
    }

    /** @param page from 1; from top to bottom */
    List<Line> lines(int page) {
        List<Line> lines = new ArrayList<>();
        PDFTextStripper stripper = new PDFTextStripper() {
            @Override
            protected void writeString(String text, List<TextPosition> positions) {
                TextPosition first = positions.get(0);
                TextPosition last = positions.get(positions.size() - 1);
                lines.add(new Line(
                        text.strip(),
                        first.getXDirAdj() * MM_PER_PT,
                        (last.getXDirAdj() + last.getWidthDirAdj()) * MM_PER_PT,
                        first.getYDirAdj() * MM_PER_PT,
                        first.getFontSizeInPt()));
            }
        };
        stripper.setSortByPosition(true);
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        read(pages -> {
            stripper.writeText(pages, new StringWriter());
            return null;
        });
        return lines;
    }

    Line line(int page, String beginning) {
        return lines(page).stream()
                .filter(line -> line.text().startsWith(beginning))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line begins with " + beginning + " in " + lines(page)));
    }

    /** Ten pixels for each millimetre. */
    BufferedImage image(int page) {
        return read(pages -> new PDFRenderer(pages).renderImageWithDPI(page - 1, DPI));
    }

    private interface Look<T> {
        T at(PDDocument pages) throws IOException;
    }

    private <T> T read(Look<T> look) {
        try (PDDocument pages = Loader.loadPDF(pdf)) {
            return look.at(pages);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
