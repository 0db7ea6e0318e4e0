package org.muster.outreach.verdicts;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.apache.commons.csv.CSVRecord;
import org.muster.outreach.answers.Rating;
import org.muster.outreach.wording.Wording;
import org.muster.platform.problem.ProblemException;

/** A line of the import: a verdict somebody else published. */
record ImportedVerdict(
        @NotBlank @Size(max = 100) String id,
        @NotBlank @Size(max = 2000) String text,
        @NotBlank String verdict,
        @NotBlank @Size(max = 20_000) String explanation,
        @NotBlank @Size(max = 200) String publisher,
        String date,
        @Size(max = 2000) String url) {

    static final List<String> COLUMNS = List.of("id", "text", "verdict", "explanation", "publisher", "date", "url");
    static final List<String> REQUIRED = COLUMNS.subList(0, 5);

    private static final Map<String, Rating> RATINGS = Map.of(
            "false", Rating.FALSE,
            "misleading", Rating.MISLEADING,
            "partly_true", Rating.PARTLY_TRUE,
            "true", Rating.TRUE,
            "unproven", Rating.UNPROVEN);

    /** @throws ProblemException when a cell is missing or was read in the wrong encoding */
    static ImportedVerdict read(CSVRecord row) {
        if (!row.isConsistent()) {
            throw ProblemException.badRequest("csv-cells", row.size());
        }
        return new ImportedVerdict(
                cell(row, "id"),
                cell(row, "text"),
                cell(row, "verdict"),
                cell(row, "explanation"),
                cell(row, "publisher"),
                cell(row, "date"),
                cell(row, "url"));
    }

    Conclusion conclusion() {
        if (Wording.of(text).isEmpty()) {
            throw ProblemException.badRequest("nothing-to-check");
        }
        if (url != null && !url.matches("https?://\\S+")) {
            throw ProblemException.badRequest("csv-url", url);
        }
        return new Conclusion(text, rating(), null, explanation, List.of(new Source(text, url, publisher)), null);
    }

    /** The day it was published elsewhere; now when the line does not say. */
    Instant publishedAt(Instant now, ZoneId zone) {
        if (date == null) {
            return now;
        }
        try {
            LocalDate published = LocalDate.parse(date);
            if (published.getYear() < 0) {
                // the database cannot keep every year before Christ
                throw ProblemException.badRequest("csv-date", date);
            }
            Instant day = published.atStartOfDay(zone).toInstant();
            if (day.isAfter(now)) {
                throw ProblemException.badRequest("csv-future", date);
            }
            return day;
        } catch (DateTimeException e) {
            throw ProblemException.badRequest("csv-date", date);
        }
    }

    private Rating rating() {
        Rating rating = RATINGS.get(verdict.toLowerCase(Locale.ROOT));
        if (rating == null) {
            throw ProblemException.badRequest("csv-verdict", verdict);
        }
        return rating;
    }

    private static String cell(CSVRecord row, String column) {
        String text = row.isMapped(column) ? row.get(column) : null;
        if (text != null && text.indexOf('\uFFFD') >= 0) {
            throw ProblemException.badRequest("csv-encoding", column);
        }
        return text == null || text.isBlank() ? null : text.strip();
    }
}
