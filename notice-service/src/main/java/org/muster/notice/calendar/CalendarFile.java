package org.muster.notice.calendar;

import java.io.IOException;
import java.io.Reader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Reads arrangements from CSV with the columns from, until, day (OFF or WORK) and name; # begins a comment. */
final class CalendarFile {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setCommentMarker('#')
            .setTrim(true)
            .get();

    private CalendarFile() {}

    /** @throws IllegalArgumentException with the line that cannot be read */
    static List<Arrangement> read(String name, Reader csv) throws IOException {
        List<Arrangement> arrangements = new ArrayList<>();
        try (var rows = FORMAT.parse(csv)) {
            for (CSVRecord row : rows) {
                try {
                    arrangements.add(new Arrangement(
                            LocalDate.parse(row.get("from")),
                            LocalDate.parse(row.get("until")),
                            DayKind.valueOf(row.get("day")),
                            row.get("name")));
                } catch (IllegalArgumentException | DateTimeException e) {
                    throw new IllegalArgumentException(
                            name + ", row " + row.getRecordNumber() + ": " + e.getMessage(), e);
                }
            }
        }
        return arrangements;
    }
}
