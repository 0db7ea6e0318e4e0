package org.muster.outreach.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The claims that 丁香园 checked in early 2020, and the wordings some of them had before. */
public final class DxyClaims {

    /** A claim in its newest wording. */
    public record Claim(String id, String text, String verdict) {}

    /** Two wordings of one claim. */
    public record Rewording(String id, String before, String after) {}

    private DxyClaims() {}

    public static List<Claim> all() {
        return rows("rumours.csv").stream()
                .map(row -> new Claim(row.get("id"), row.get("text"), row.get("verdict")))
                .toList();
    }

    public static List<Rewording> rewordings() {
        return rows("rumour_rewordings.csv").stream()
                .map(row -> new Rewording(row.get("id"), row.get("text_a"), row.get("text_b")))
                .toList();
    }

    /** As the import takes it. */
    public static byte[] csv() {
        try (InputStream in = open("rumours.csv")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<CSVRecord> rows(String file) {
        try (InputStreamReader reader = new InputStreamReader(open(file), StandardCharsets.UTF_8)) {
            return CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(reader)
                    .getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String file) {
        return DxyClaims.class.getResourceAsStream("/calibration/" + file);
    }
}
