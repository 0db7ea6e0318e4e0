package org.muster.notice.organisation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.muster.platform.organisation.Organisation;
import org.muster.platform.organisation.OrganisationKind;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.problem.Problems;

import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Reads a directory from CSV as it streams in, a thousand lines in each transaction. Good lines are imported, bad ones
 * reported by line; importing the same file again changes nothing. A parent must stand before its children or in the
 * directory already.
 */
@ApplicationScoped
class DirectoryImport {

    private static final int CHUNK = 1000;

    /** A file with more mistakes than this is better mended before all are listed. */
    private static final int LISTED = 1000;

    private static final Set<String> REQUIRED = Set.of("code", "name", "kind", "parent");

    record Rejected(long line, String reason) {}

    /** @param rejectedTotal may be more than are listed */
    record Result(int created, int updated, int unchanged, int rejectedTotal, List<Rejected> rejected) {}

    private record Line(long number, OrganisationEntry entry) {}

    @Inject
    Directory directory;

    @Inject
    Validator validator;

    Result read(BufferedReader csv, Organisation scope, Locale language) throws IOException {
        Tally tally = new Tally(language);
        skipByteOrderMark(csv);
        try (CSVParser parser = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreSurroundingSpaces(true)
                .setIgnoreEmptyLines(true)
                .get()
                .parse(csv)) {
            if (!parser.getHeaderNames().containsAll(REQUIRED)) {
                throw ProblemException.badRequest(
                        "csv-columns", "code,name,kind,parent,divisionCode,supervisors,groups,validFrom");
            }
            List<Line> chunk = new ArrayList<>(CHUNK);
            try {
                for (CSVRecord row : parser) {
                    long line = parser.getCurrentLineNumber();
                    try {
                        chunk.add(new Line(line, entry(row)));
                    } catch (ProblemException e) {
                        tally.reject(line, e);
                    }
                    if (chunk.size() == CHUNK) {
                        write(chunk, scope, tally);
                        chunk.clear();
                    }
                }
            } catch (UncheckedIOException e) {
                // a quotation mark without its end swallows the rest of the file: nothing after it can be told apart
                tally.reject(parser.getCurrentLineNumber() + 1, ProblemException.badRequest("csv-broken"));
            }
            write(chunk, scope, tally);
        }
        return tally.result();
    }

    /** Spreadsheets put one in front of UTF-8. */
    private static void skipByteOrderMark(BufferedReader csv) throws IOException {
        csv.mark(1);
        if (csv.read() != '\uFEFF') {
            csv.reset();
        }
    }

    private void write(List<Line> chunk, Organisation scope, Tally tally) {
        if (chunk.isEmpty()) {
            return;
        }
        QuarkusTransaction.requiringNew().run(() -> {
            DirectoryEdition edition =
                    directory.open(scope, chunk.stream().map(Line::entry).toList());
            for (Line line : chunk) {
                try {
                    tally.count(edition.put(line.entry()));
                } catch (ProblemException e) {
                    tally.reject(line.number(), e);
                }
            }
            directory.close(edition);
        });
    }

    private OrganisationEntry entry(CSVRecord row) {
        if (!row.isConsistent()) {
            throw ProblemException.badRequest("csv-cells", row.size());
        }
        OrganisationEntry entry = new OrganisationEntry(
                cell(row, "code"),
                cell(row, "name"),
                kind(cell(row, "kind")),
                cell(row, "divisionCode"),
                cell(row, "parent"),
                words(cell(row, "supervisors")),
                words(cell(row, "groups")),
                date(cell(row, "validFrom")));
        for (ConstraintViolation<OrganisationEntry> violation : validator.validate(entry)) {
            throw ProblemException.badRequest("csv-cell", violation.getPropertyPath(), violation.getMessage());
        }
        return entry;
    }

    private static LocalDate date(String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw ProblemException.badRequest("csv-cell", "validFrom", text);
        }
    }

    private static OrganisationKind kind(String text) {
        try {
            return text == null ? null : OrganisationKind.valueOf(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest("unknown-kind", text, Arrays.toString(OrganisationKind.values()));
        }
    }

    private static String cell(CSVRecord row, String column) {
        String text = row.isMapped(column) ? row.get(column) : null;
        if (text != null && text.indexOf('\uFFFD') >= 0) {
            throw ProblemException.badRequest("csv-encoding", column);
        }
        return text == null || text.isBlank() ? null : text.trim();
    }

    private static List<String> words(String list) {
        return list == null ? List.of() : Arrays.asList(list.split("\\s*;\\s*"));
    }

    private static final class Tally {
        private final Locale language;
        private final List<Rejected> rejected = new ArrayList<>();
        private int created;
        private int updated;
        private int unchanged;
        private int rejectedTotal;

        Tally(Locale language) {
            this.language = language;
        }

        void count(DirectoryEdition.Outcome outcome) {
            switch (outcome) {
                case CREATED -> created++;
                case UPDATED -> updated++;
                case UNCHANGED -> unchanged++;
            }
        }

        void reject(long line, ProblemException reason) {
            rejectedTotal++;
            if (rejected.size() < LISTED) {
                rejected.add(new Rejected(line, Problems.detail(reason, language)));
            }
        }

        Result result() {
            rejected.sort(Comparator.comparingLong(Rejected::line));
            return new Result(created, updated, unchanged, rejectedTotal, rejected);
        }
    }
}
