package org.muster.station.demo;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.muster.station.client.Answer;
import org.muster.station.client.Muster;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Loads the demo through the public interface, as an administrator with a spreadsheet would. Loading again changes
 * nothing. Sizes: {@code province} (Liaoning and what surrounds it), {@code nation} (all divisions and townships too).
 */
public final class DemoLoader {

    /** Lines per request: each shows progress, and a failure repeats little. */
    private static final int CHUNK = 5000;

    private final Muster muster;
    private final DemoData data;

    private DemoLoader(Muster muster, DemoData data) {
        this.muster = muster;
        this.data = data;
    }

    public static void main(String[] arguments) {
        String size = arguments.length == 0 ? "province" : arguments[0];
        Muster muster = new Muster(
                URI.create(System.getProperty("muster.gateway", "http://localhost:8080")),
                URI.create(System.getProperty("muster.issuer", "http://localhost:8180/realms/muster")),
                Duration.ofMinutes(2));
        new DemoLoader(muster, new DemoData(Path.of(System.getProperty("muster.root", ".")))).load(size);
    }

    private void load(String size) {
        DemoDirectory directory = new DemoDirectory(data);
        organisations("the province, the national societies and a sibling province", directory.province());
        if (size.equals("nation")) {
            organisations("all cities and counties", directory.nation());
            organisations("all townships", directory.townships());
        }
        waitUntil("the other services know the organisations", this::projectionsFollow);
        continueSeries();
        dailyForm();
        say("Duty rosters: %d made", new DemoDuty(muster).load());
        say("Response plans: %d written", new DemoPlans(muster).load());
        say("Initiative: %s", new DemoInitiative(muster).load() ? "published" : "was there");
        imported(
                "synthetic experts",
                muster.as("ln-experts")
                        .postCsv(
                                "/api/experts/import",
                                new DemoExperts(data).pool().text()));
        imported(
                "published verdicts",
                muster.as("ln-checker")
                        .postCsv("/api/verdicts/import", verdicts().text()));
        say("The demo is loaded.");
    }

    private void organisations(String what, Csv csv) {
        List<String> lines = csv.text().lines().toList();
        int created = 0;
        for (int from = 1; from < lines.size(); from += CHUNK) {
            List<String> chunk = lines.subList(from, Math.min(lines.size(), from + CHUNK));
            String file = String.join(
                    "\n", Stream.concat(Stream.of(lines.get(0)), chunk.stream()).toList());
            JsonNode result = muster.as("cast-admin").postCsv("/api/organisations/import", file);
            created += result.path("created").asInt();
            result.path("rejected").forEach(line -> say("  rejected: " + line));
            say("  %s: %d of %d", what, Math.min(from + CHUNK - 1, csv.rows()), csv.rows());
        }
        say("Organisations, %s: %d created, %d were there", what, created, csv.rows() - created);
    }

    private boolean projectionsFollow() {
        return Stream.of("/api/experts?limit=1", "/api/rumours?limit=1", "/api/report-forms?limit=1")
                .allMatch(path -> muster.as(
                                path.contains("rumours")
                                        ? "ln-checker"
                                        : path.contains("experts") ? "ln-experts" : "ln-reviewer")
                        .attempt("GET", path, null)
                        .ok());
    }

    /** The two marks of the real notice go on from the paper numbers before it. */
    private void continueSeries() {
        series("ln-issuer", "辽科协发", 3);
        series("yyx-issuer", "辽医研字", 1);
    }

    private void series(String user, String mark, int next) {
        Answer answer = muster.as(user).attempt("PUT", "/api/notice-series/" + mark + "/2020", Map.of("next", next));
        say("Series %s〔2020〕: %s", mark, answer.ok() ? "continues at " + next : "goes on");
    }

    private void dailyForm() {
        Answer answer = muster.as("ln-reviewer")
                .attempt(
                        "POST",
                        "/api/report-forms",
                        Map.of(
                                "name",
                                "疫情日报",
                                "fields",
                                List.of(
                                        field("confirmed", "累计确诊"),
                                        field("cured", "累计治愈"),
                                        field("dead", "累计死亡"),
                                        Map.of(
                                                "key", "refuted",
                                                "label", "当日发布辟谣",
                                                "type", "INTEGER",
                                                "aggregate", "SUM",
                                                "source", "verdicts.published"))));
        say("Form 疫情日报: %s", answer.ok() ? "created" : "was there");
    }

    private static Map<String, String> field(String key, String label) {
        return Map.of("key", key, "label", label, "type", "INTEGER", "aggregate", "SUM");
    }

    private Csv verdicts() {
        Csv csv = new Csv("id", "text", "verdict", "explanation", "publisher", "date", "url");
        data.rows("rumours.csv")
                .forEach(row -> csv.row(
                        row.get("id"),
                        row.get("text"),
                        row.get("verdict"),
                        row.get("explanation"),
                        row.get("publisher"),
                        row.get("date"),
                        row.get("url")));
        return csv;
    }

    private static void imported(String what, JsonNode result) {
        result.path("rejected").forEach(line -> say("  rejected: " + line));
        say(
                "Imported %s: %d created, %d updated",
                what, result.path("created").asInt(), result.path("updated").asInt());
    }

    private static void waitUntil(String what, BooleanSupplier condition) {
        for (int i = 0; i < 240; i++) {
            if (condition.getAsBoolean()) {
                return;
            }
            try {
                Thread.sleep(500);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted", e);
            }
        }
        throw new IllegalStateException("Waited two minutes in vain until " + what);
    }

    private static void say(String words, Object... values) {
        System.out.printf(words + "%n", values);
    }
}
