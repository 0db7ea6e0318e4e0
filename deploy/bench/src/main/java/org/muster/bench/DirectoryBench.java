package org.muster.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import org.postgresql.PGConnection;

/**
 * The directory with 650,000 organisations: its import against a bare COPY of the same rows, moves of counties with all
 * below them, and the search.
 */
public final class DirectoryBench {

    private static final int ROUNDS = 3;
    private static final int MOVES = 30;
    private static final List<String> SEARCHES = List.of(
            "lnskx", "shenyang", "dlkx", "辽宁省科协", "沈阳", "和平", "科协", "村", "东河村", "KX-2101", "2101", "xyzxyz", "没有这样的");

    private final RunningService service;
    private final byte[] csv;

    private DirectoryBench(RunningService service, byte[] csv) {
        this.service = service;
        this.csv = csv;
    }

    public static void main(String[] args) throws Exception {
        byte[] csv = (String.join("\n", Country.csv()) + "\n").getBytes(StandardCharsets.UTF_8);
        try (RunningService service = RunningService.start("notice-service", "-Xmx256m")) {
            DirectoryBench bench = new DirectoryBench(service, csv);
            bench.imports();
            bench.awaitFollowup();
            bench.moves();
            bench.searches();
        }
        System.exit(0);
    }

    private void imports() throws Exception {
        byte[] zipped = zipped(csv);
        System.out.printf("%d organisations, %d MB of CSV, heap 256 MiB%n", Country.ORGANISATIONS, csv.length >> 20);
        List<Double> bare = new ArrayList<>();
        List<Double> keyed = new ArrayList<>();
        List<Double> imported = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            empty();
            bare.add(copy(""));
            keyed.add(copy("create unique index on bare (code); create index on bare (parent);"
                    + " create index on bare (division_code)"));
            imported.add(seconds(() -> {
                String answer = service.post(
                        "cast-admin",
                        "/api/organisations/import",
                        "text/csv",
                        BodyPublishers.ofByteArray(zipped),
                        "Content-Encoding",
                        "gzip");
                if (!answer.contains("\"created\":" + Country.ORGANISATIONS + ",")) {
                    throw new IllegalStateException(answer.substring(0, Math.min(500, answer.length())));
                }
            }));
            System.out.printf(
                    "  round %d: bare COPY %.2f s, COPY with three keys %.2f s, import %.2f s%n",
                    round + 1, bare.get(round), keyed.get(round), imported.get(round));
        }
        System.out.printf(
                "import / bare COPY = %.2f (limit 3); import / COPY into a table with as many keys = %.2f%n",
                median(imported) / median(bare), median(imported) / median(keyed));
    }

    /** As many rows into a logged table that has no keys, or these. */
    private double copy(String keys) throws Exception {
        try (Connection database = service.database()) {
            database.createStatement()
                    .execute("drop table if exists bare; create table bare (code text, name text, kind text,"
                            + " parent text, division_code text); " + keys);
            double seconds = seconds(() -> database.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy bare from stdin (format csv, header)", new ByteArrayInputStream(csv), 1 << 16));
            database.createStatement().execute("drop table bare");
            return seconds;
        }
    }

    /** A directory with nobody but the root in it. */
    private void empty() throws SQLException {
        try (Connection database = service.database()) {
            // first what the service does by itself after an import, which would go on beside the next measurement
            database.createStatement().execute("delete from directory_followup");
            database.createStatement().execute("""
                    create temporary table root as select * from organisation where code = 'KX-000000';
                    truncate organisation, organisation_position, outbox cascade;
                    insert into organisation select * from root;
                    insert into organisation_position select pos, edition, null, last, depth, code, kind, groups from root;
                    drop table root""");
        }
    }

    private void awaitFollowup() throws Exception {
        System.out.printf(
                "announced and taken into the search after another %.0f s%n",
                seconds(() -> {
                    while (number("select count(*) from directory_followup") + number("select count(*) from outbox")
                            > 0) {
                        Thread.sleep(500);
                    }
                }));
        execute("vacuum analyze");
    }

    private void moves() throws Exception {
        List<Double> milliseconds = new ArrayList<>();
        double worst = 0;
        long largest = 0;
        // counties of 50 to 1,500 organisations, the largest first, each to another city of its province
        for (String[] move : rows("""
                select c.code, t.code, n.below from organisation c
                    join lateral (select count(*) as below from organisation b where b.pos between c.pos and c.last) n on true
                    join organisation f on f.code = c.parent
                    join lateral (select code from organisation t where t.parent = f.parent and t.code <> f.code
                        and t.kind = 'ASSOCIATION' order by t.code limit 1) t on true
                where c.kind = 'ASSOCIATION' and c.depth = 3 order by n.below desc limit\s""" + MOVES)) {
            double took = 1000
                    * seconds(() -> service.post(
                            "cast-admin",
                            "/api/organisations/" + move[0] + "/move",
                            "application/json",
                            BodyPublishers.ofString("{\"parent\":\"" + move[1] + "\"}")));
            milliseconds.add(took);
            worst = Math.max(worst, took);
            largest = Math.max(largest, Long.parseLong(move[2]));
        }
        System.out.printf(
                "move of one of the %d largest counties (up to %d organisations): median %.0f ms, worst %.0f ms (limit 200)%n",
                milliseconds.size(), largest, median(milliseconds), worst);
    }

    private void searches() throws Exception {
        for (String text : SEARCHES) {
            String path = "/api/organisations?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
            List<Double> milliseconds = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                milliseconds.add(1000 * seconds(() -> service.get("cast-admin", path)));
            }
            System.out.printf(
                    "search %-8s median %.1f ms, worst of 40 %.1f ms%n",
                    text,
                    median(milliseconds),
                    milliseconds.stream().mapToDouble(each -> each).max().orElseThrow());
        }
    }

    private long number(String sql) throws SQLException {
        return Long.parseLong(rows(sql).get(0)[0]);
    }

    private void execute(String sql) throws SQLException {
        try (Connection database = service.database()) {
            database.createStatement().execute(sql);
        }
    }

    private List<String[]> rows(String sql) throws SQLException {
        try (Connection database = service.database();
                ResultSet found = database.createStatement().executeQuery(sql)) {
            List<String[]> rows = new ArrayList<>();
            while (found.next()) {
                String[] row = new String[found.getMetaData().getColumnCount()];
                for (int i = 0; i < row.length; i++) {
                    row[i] = found.getString(i + 1);
                }
                rows.add(row);
            }
            return rows;
        }
    }

    private static byte[] zipped(byte[] bytes) throws Exception {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(bytes);
        }
        return zipped.toByteArray();
    }

    private static double seconds(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(each -> each).sorted().toArray();
        return Arrays.stream(sorted).skip(sorted.length / 2).findFirst().orElseThrow();
    }

    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }
}
