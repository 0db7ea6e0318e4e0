package org.muster.notice.organisation;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;

import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.muster.platform.organisation.OrganisationKind;
import org.muster.platform.organisation.Organisations;
import org.muster.platform.problem.ProblemException;

import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Reads a directory from CSV as it streams in. Good lines are imported together, bad ones reported by line; importing
 * the same file again changes nothing. A parent stands anywhere in the file or in the directory already.
 */
@ApplicationScoped
class DirectoryImport {

    /** So long may the lines take to arrive and to be placed. */
    private static final int SECONDS = 900;

    private static final Set<String> REQUIRED = Set.of("code", "name", "kind", "parent");

    @Inject
    Directory directory;

    @Inject
    ImportPlacing placing;

    @Inject
    DirectoryFollowup followup;

    @Inject
    Organisations organisations;

    @Inject
    Validator validator;

    @Inject
    Jdbi jdbi;

    ImportTally.Result read(Reader csv, String scope, Locale language) {
        ImportTally tally = new ImportTally(language);
        QuarkusTransaction.requiringNew()
                .timeout(SECONDS)
                .run(() -> jdbi.useHandle(handle -> place(csv, handle, scope, tally)));
        followup.soon();
        return tally.result();
    }

    private void place(Reader csv, Handle handle, String scope, ImportTally tally) {
        try {
            if (stage(csv, handle, tally) > 0) {
                placing.place(handle, directory.begin(), organisations.require(scope), tally);
            }
        } catch (IOException e) {
            // the sender is gone or what it sent is damaged: nothing of it is imported
            throw ProblemException.badRequest("csv-broken-off");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long stage(Reader csv, Handle handle, ImportTally tally) throws IOException, SQLException {
        RecordGuard guarded = new RecordGuard(csv);
        try (CSVParser parser = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreSurroundingSpaces(true)
                .setIgnoreEmptyLines(true)
                .get()
                .parse(guarded)) {
            if (!parser.getHeaderNames().containsAll(REQUIRED)) {
                throw ProblemException.badRequest(
                        "csv-columns", "code,name,kind,parent,divisionCode,supervisors,groups,validFrom");
            }
            try (ImportedLines lines = ImportedLines.begin(handle)) {
                stage(parser, guarded, lines, tally);
                return lines.end();
            }
        }
    }

    private void stage(CSVParser parser, RecordGuard guarded, ImportedLines lines, ImportTally tally)
            throws IOException, SQLException {
        try {
            for (CSVRecord row : parser) {
                guarded.next();
                long line = parser.getCurrentLineNumber();
                try {
                    lines.add(line, entry(row));
                } catch (ProblemException e) {
                    tally.reject(line, e);
                }
            }
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof CSVException)) {
                throw e.getCause();
            }
            // a quotation mark without its end swallows the rest of the file: nothing after it can be told apart
            tally.reject(parser.getCurrentLineNumber() + 1, ProblemException.badRequest("csv-broken"));
        }
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
        // the validator takes longer for a line than all the rest; it is asked only where it has something to say
        if (!entry.plainlyFits()) {
            for (ConstraintViolation<OrganisationEntry> violation : validator.validate(entry)) {
                throw ProblemException.badRequest("csv-cell", violation.getPropertyPath(), violation.getMessage());
            }
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
        if (text != null && text.indexOf('\0') >= 0) {
            throw ProblemException.badRequest("unfit-characters");
        }
        return text == null || text.isBlank() ? null : text.trim();
    }

    private static List<String> words(String list) {
        return list == null ? List.of() : Arrays.asList(list.split("\\s*;\\s*"));
    }
}
