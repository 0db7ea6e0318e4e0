package org.muster.outreach.verdicts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.muster.platform.problem.ProblemException;

import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Takes over verdicts that somebody else published. Good lines are published, bad ones reported by line; a line whose
 * verdict is known and says the same changes nothing, one that says something else becomes its next version.
 */
@ApplicationScoped
class VerdictImport {

    /** Lines in one transaction. */
    private static final int CHUNK = 100;

    private record Line(long number, ImportedVerdict verdict) {}

    @Inject
    Verdicts verdicts;

    @Inject
    Publication publication;

    @Inject
    Validator validator;

    @Inject
    Clock clock;

    /** Not in a transaction. */
    ImportResult.Summary read(BufferedReader csv, String organisation, Person by, Locale language) throws IOException {
        ImportResult result = new ImportResult(language);
        skipByteOrderMark(csv);
        try (CSVParser parser = open(csv)) {
            List<Line> chunk = new ArrayList<>(CHUNK);
            try {
                for (CSVRecord row : parser) {
                    parse(row, parser.getCurrentLineNumber(), chunk, result);
                    if (chunk.size() == CHUNK) {
                        write(chunk, organisation, by, result);
                    }
                }
            } catch (UncheckedIOException e) {
                // a quotation mark without its end swallows the rest of the file: nothing after it can be told apart
                result.reject(parser.getCurrentLineNumber() + 1, ProblemException.badRequest("csv-broken"));
            }
            write(chunk, organisation, by, result);
        }
        return result.summary();
    }

    private static CSVParser open(BufferedReader csv) throws IOException {
        try {
            CSVParser parser = CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
                    .setSkipHeaderRecord(true)
                    .setIgnoreSurroundingSpaces(true)
                    .setIgnoreEmptyLines(true)
                    .get()
                    .parse(csv);
            if (parser.getHeaderNames().containsAll(ImportedVerdict.REQUIRED)) {
                return parser;
            }
        } catch (IllegalArgumentException e) {
            // a column without a name or two with the same
        }
        throw ProblemException.badRequest("csv-columns", String.join(",", ImportedVerdict.COLUMNS));
    }

    private void parse(CSVRecord row, long number, List<Line> chunk, ImportResult result) {
        try {
            ImportedVerdict verdict = ImportedVerdict.read(row);
            for (ConstraintViolation<ImportedVerdict> violation : validator.validate(verdict)) {
                throw ProblemException.badRequest("csv-cell", violation.getPropertyPath(), violation.getMessage());
            }
            verdict.conclusion();
            chunk.add(new Line(number, verdict));
        } catch (ProblemException e) {
            result.reject(number, e);
        }
    }

    private void write(List<Line> chunk, String organisation, Person by, ImportResult result) {
        QuarkusTransaction.requiringNew().timeout(300).run(() -> {
            publication.takeTurn();
            for (Line line : chunk) {
                try {
                    result.count(put(line.verdict(), organisation, by));
                } catch (ProblemException e) {
                    result.reject(line.number(), e);
                }
            }
        });
        chunk.clear();
    }

    private ImportResult.Outcome put(ImportedVerdict line, String organisation, Person by) {
        Instant now = Instant.now(clock);
        Instant publishedAt = line.publishedAt(now, clock.getZone());
        Conclusion conclusion = line.conclusion();
        Optional<Verdict> known = verdicts.lockedImport(organisation, line.id());
        if (known.isEmpty()) {
            Verdict verdict = Verdict.imported(organisation, line.id(), conclusion, by, now);
            verdicts.persist(verdict);
            publication.publish(verdict, publishedAt, now);
            return ImportResult.Outcome.CREATED;
        }
        Verdict verdict = known.get();
        if (verdict.newest().imported && verdict.newest().conclusion.equals(conclusion)) {
            return ImportResult.Outcome.UNCHANGED;
        }
        verdict.restate(conclusion, by, now);
        Instant before = verdict.current().orElseThrow().publishedAt;
        publication.publish(verdict, publishedAt.isAfter(before) ? publishedAt : now, now);
        return ImportResult.Outcome.UPDATED;
    }

    /** Spreadsheets put one in front of UTF-8. */
    private static void skipByteOrderMark(BufferedReader csv) throws IOException {
        csv.mark(1);
        if (csv.read() != '\uFEFF') {
            csv.reset();
        }
    }
}
