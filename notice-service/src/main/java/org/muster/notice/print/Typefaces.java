package org.muster.notice.print;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;

/**
 * The typefaces of official documents: 仿宋 for the text, 小标宋 for titles, 黑体 and 楷体 for headings. A deployment that
 * may use them puts fangsong.ttf, xiaobiaosong.ttf, heiti.ttf and kaiti.ttf into a folder; the free ones that are built in
 * stand in for those that are missing there, and for characters that they lack.
 */
@ApplicationScoped
class Typefaces {

    /** Family in document.css: the file in the deployment's folder, and the built-in one. */
    private static final Map<String, String[]> FAMILIES = Map.of(
            "fang", new String[] {"fangsong.ttf", "fangsong.ttf"},
            "song", new String[] {"xiaobiaosong.ttf", "xiaobiaosong.ttf"},
            "hei", new String[] {"heiti.ttf", "heiti.ttf"},
            "kai", new String[] {"kaiti.ttf", "fangsong.ttf"});

    /** The families above have the characters of this; first and last of the others are below. */
    private static final Charset COMMON = Charset.forName("GB2312");

    private static final Map<String, int[]> SPARES = Map.of(
            "spare1", new int[] {0x4e00, 0x6bff},
            "spare2", new int[] {0x6c00, 0x84ff},
            "spare3", new int[] {0x8500, 0x9fff},
            "spare4", new int[] {0x2000, 0x4dff, 0xff00, 0xffef, 0x20000, 0x2ebff});

    @Inject
    PrintConfig config;

    /** Read from disk each time: they are too large to keep. */
    private final Map<String, Path> files = new ConcurrentHashMap<>();

    /** A font is read once for all families that share it; spares only where the text needs them. */
    void useIn(PdfRendererBuilder builder, PDDocument document, String text) {
        Map<Path, PDFont> read = new HashMap<>();
        FAMILIES.forEach((family, names) -> use(
                builder, family, () -> read.computeIfAbsent(file(names[0], names[1]), file -> read(file, document))));
        CharsetEncoder common = COMMON.newEncoder();
        int[] rare = text.codePoints()
                .distinct()
                .filter(code -> !common.canEncode(Character.toString(code)))
                .toArray();
        SPARES.forEach((family, ranges) -> {
            if (Arrays.stream(rare).anyMatch(code -> isWithin(code, ranges))) {
                use(builder, family, () -> read(files.computeIfAbsent(family + ".ttf", Typefaces::builtIn), document));
            }
        });
    }

    private static void use(PdfRendererBuilder builder, String family, Supplier<PDFont> font) {
        builder.useFont(
                new PDFontSupplier(null) {
                    @Override
                    public PDFont supply() {
                        return font.get();
                    }
                },
                family);
    }

    private static boolean isWithin(int code, int[] ranges) {
        for (int i = 0; i < ranges.length; i += 2) {
            if (code >= ranges[i] && code <= ranges[i + 1]) {
                return true;
            }
        }
        return false;
    }

    private Path file(String name, String instead) {
        return config.fonts()
                .map(folder -> folder.resolve(name))
                .filter(Files::isReadable)
                .map(own -> files.computeIfAbsent(own.toString(), key -> cleaned(own)))
                .orElseGet(() -> files.computeIfAbsent(instead, Typefaces::builtIn));
    }

    private static PDFont read(Path file, PDDocument document) {
        try {
            TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBufferedFile(file));
            return PDType0Font.load(document, font, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path cleaned(Path own) {
        try (InputStream in = Files.newInputStream(own)) {
            Path file = kept(in);
            CleanFont.clean(file);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path builtIn(String name) {
        try (InputStream in = Typefaces.class.getResourceAsStream("/fonts/" + name)) {
            return kept(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path kept(InputStream font) throws IOException {
        Path file = Files.createTempFile("muster-font", ".ttf");
        file.toFile().deleteOnExit();
        Files.copy(font, file, StandardCopyOption.REPLACE_EXISTING);
        return file;
    }
}
