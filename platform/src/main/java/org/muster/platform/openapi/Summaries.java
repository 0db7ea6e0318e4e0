package org.muster.platform.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.eclipse.microprofile.openapi.models.Operation;

/** What each operation is for, from the tables beside the code: {@code openapi-summaries.csv} and the platform's own. */
final class Summaries {

    private final Map<String, String> summaries = new HashMap<>();

    Summaries() {
        read("platform-openapi-summaries.csv");
        read("openapi-summaries.csv");
    }

    /** An operation that is in no table has none, and a test says so. */
    void complete(String name, String path, Operation operation) {
        operation.setSummary(summaries.get(name));
    }

    private void read(String table) {
        try (InputStream stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(table)) {
            if (stream == null) {
                return;
            }
            CSVFormat format = CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get();
            for (CSVRecord row : format.parse(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                summaries.put(row.get("operation"), row.get("zh") + " · " + row.get("en"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
