package org.muster.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
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

    /** The first moves of a process teach it how. */
    private static final int WARM = 10;

    private static final List<String> SEARCHES = List.of(
            "lnskx", "shenyang", "dlkx", "辽宁省科协", "沈阳", "和平", "科协", "村", "东河村", "KX-2101", "2101", "xyzxyz", "没有这样的");

    private final RunningService service;
    private final byte[] csv;
    private final Verdicts verdicts = new Verdicts();

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
            bench.verdicts.print();
        }
        System.exit(0);
    }

    private void imports() throws Exception {
        byte[] zipped = zipped(csv);
        System.out.printf("%d organisations, %d MB of CSV, heap 256 MiB%n", Country.ORGANISATIONS, csv.length >> 20);
        Timing bare = new Timing();
        Timing keyed = new Timing();
        Timing imported = new Timing();
        for (int round = 0; round < ROUNDS; round++) {
            empty();
            bare.add(copy(""));
            keyed.add(copy("create unique index on bare (code); create index on bare (parent);"
                    + " create index on bare (division_code)"));
            imported.add(Timing.seconds(() -> {
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
        }
        verdicts.atMost("import of 650,000 / bare COPY", imported.median(), bare.median(), "s", 3);
        verdicts.compared("the same / COPY into a table with three keys", imported.median(), keyed.median(), "s");
    }

    /** As many rows into a logged table that has no keys, or these. */
    private double copy(String keys) throws Exception {
        try (Connection database = Database.open()) {
            database.createStatement()
                    .execute("drop table if exists bare; create table bare (code text, name text, kind text,"
                            + " parent text, division_code text); " + keys);
            double seconds = Timing.seconds(() -> database.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy bare from stdin (format csv, header)", new ByteArrayInputStream(csv), 1 << 16));
            database.createStatement().execute("drop table bare");
            return seconds;
        }
    }

    /** A directory with nobody but the root in it. */
    private void empty() throws SQLException {
        try (Connection database = Database.open()) {
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
        double seconds = Timing.seconds(() -> {
            while (Database.number("select count(*) from directory_followup")
                            + Database.number("select count(*) from outbox")
                    > 0) {
                Thread.sleep(500);
            }
        });
        verdicts.figure("announced and taken into the search after another", seconds, "s");
        Database.execute("vacuum analyze");
    }

    private void moves() throws Exception {
        Timing moves = new Timing();
        long largest = 0;
        // counties of 50 to 1,500 organisations, the largest first, each to another city of its province
        List<String[]> counties = Database.rows("""
                select c.code, t.code, n.below from organisation c
                    join lateral (select count(*) as below from organisation b where b.pos between c.pos and c.last) n on true
                    join organisation f on f.code = c.parent
                    join lateral (select code from organisation t where t.parent = f.parent and t.code <> f.code
                        and t.kind = 'ASSOCIATION' order by t.code limit 1) t on true
                where c.kind = 'ASSOCIATION' and c.depth = 3 order by n.below desc limit\s""" + (MOVES + WARM));
        for (String[] move : counties.subList(MOVES, MOVES + WARM)) {
            move(move);
        }
        for (String[] move : counties.subList(0, MOVES)) {
            moves.run(() -> move(move));
            largest = Math.max(largest, Long.parseLong(move[2]));
        }
        verdicts.figure("move of one of the 30 largest counties, median", moves.median(), "ms");
        verdicts.within(
                String.format("the same, worst (%,d organisations)", largest), moves.percentile(100), "ms", 200);
    }

    private void move(String[] move) throws Exception {
        service.post(
                "cast-admin",
                "/api/organisations/" + move[0] + "/move",
                "application/json",
                BodyPublishers.ofString("{\"parent\":\"" + move[1] + "\"}"));
    }

    private void searches() throws Exception {
        for (String text : SEARCHES) {
            String path = "/api/organisations?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
            Timing answers = new Timing();
            for (int i = 0; i < 40; i++) {
                answers.run(() -> service.get("cast-admin", path));
            }
            verdicts.figure("search " + text + ", worst of 40", answers.percentile(100), "ms");
        }
    }

    private static byte[] zipped(byte[] bytes) throws Exception {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(bytes);
        }
        return zipped.toByteArray();
    }
}
