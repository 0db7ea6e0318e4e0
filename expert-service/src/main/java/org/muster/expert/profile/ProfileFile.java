package org.muster.expert.profile;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.apache.commons.io.input.BOMInputStream;
import org.muster.platform.problem.ProblemException;

/**
 * A file of profiles, read while it arrives: UTF-8 with or without a byte order mark, RFC 4180, columns by name in any
 * order. Another encoding is refused rather than guessed, because a wrong guess turns names into other names.
 */
final class ProfileFile {

    private final CSVParser parser;
    private final Iterator<CSVRecord> rows;
    private long line;

    /** @throws ProblemException 422 when the header is missing, unreadable or names unknown columns */
    ProfileFile(InputStream in) {
        try {
            parser = CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
                    .get()
                    .parse(new InputStreamReader(
                            BOMInputStream.builder().setInputStream(in).get(),
                            StandardCharsets.UTF_8
                                    .newDecoder()
                                    .onMalformedInput(CodingErrorAction.REPORT)
                                    .onUnmappableCharacter(CodingErrorAction.REPORT)));
        } catch (IOException | IllegalArgumentException | UncheckedIOException e) {
            throw ProblemException.unprocessable("unreadable-file");
        }
        checkHeader(parser.getHeaderNames());
        rows = parser.iterator();
    }

    private static void checkHeader(List<String> header) {
        List<String> unknown = new ArrayList<>(header);
        unknown.removeAll(ProfileLine.COLUMNS);
        List<String> absent = new ArrayList<>(ProfileLine.REQUIRED);
        absent.removeAll(header);
        if (!unknown.isEmpty() || !absent.isEmpty()) {
            throw ProblemException.unprocessable("unfit-columns", unknown, absent, ProfileLine.COLUMNS);
        }
    }

    /** The next line that is not empty, or null at the end. @throws UncheckedIOException where reading cannot go on */
    CSVRecord next() {
        do {
            line = parser.getCurrentLineNumber() + 1;
            if (!rows.hasNext()) {
                return null;
            }
            CSVRecord row = rows.next();
            if (row.size() > 1 || !row.get(0).isBlank()) {
                return row;
            }
        } while (true);
    }

    /** The line in the file at which the last record begins. */
    long line() {
        return line;
    }
}
