package org.muster.bench;

import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;

import org.postgresql.PGConnection;

/**
 * 100,000 issued documents of eight years in a country of 55,000 organisations: issued by the root, by provinces, cities,
 * counties and societies, to classes of organisations below them and to lists of them; three in ten carry on another.
 */
final class Library {

    static final int DOCUMENTS = 100_000;

    private static final int CHUNK = 2000;
    private static final int YEARS = 8;
    private static final int SOCIETIES = 20;
    private static final int UNITS = 10;
    private static final LocalDate FIRST = LocalDate.of(2015, 1, 1);
    private static final List<String> TYPES = List.of("通知", "通知", "通知", "通知", "通知", "通报", "意见", "函", "公告");
    private static final String FIGURES = "零一二三四五六七八九";

    /** A document that queries are made of. */
    record Book(String number, String type, String issuer, LocalDate issuedOn, String title, String body) {}

    private record Unit(int n, String code, String name, String kind, String parent, long pos, long last, int depth) {}

    private record Forwardable(UUID id, UUID root) {}

    private final RunningService service;
    private final Random random = new Random(460);
    private final Vocabulary vocabulary = new Vocabulary(random);
    private final List<Book> sample = new ArrayList<>();
    private final Map<String, Integer> series = new HashMap<>();
    private final Map<String, Unit> byCode = new HashMap<>();
    private final Map<String, List<Unit>> children = new HashMap<>();
    private final Map<String, Forwardable> newest = new HashMap<>();
    private final StringBuilder audiences = new StringBuilder();
    private final StringBuilder clauses = new StringBuilder();
    private final StringBuilder notices = new StringBuilder();

    Library(RunningService service) throws IOException {
        this.service = service;
    }

    List<Book> books() {
        return sample;
    }

    String rareWord() {
        return vocabulary.rare();
    }

    /** The real divisions and townships, and societies with their member units. */
    void directory() throws Exception {
        List<String> lines = new ArrayList<>(Country.csv().stream()
                .filter(line -> !line.startsWith("GR-") || line.indexOf(',') == "GR-210102001".length())
                .toList());
        List<String> provinces = lines.stream()
                .filter(line -> line.contains(",KX-000000,"))
                .map(line -> line.substring("KX-".length(), line.indexOf(',')))
                .toList();
        for (String province : provinces) {
            for (int s = 0; s < SOCIETIES; s++) {
                boolean demo = province.equals("210000") && s == 0;
                String society = "XH-" + province + "-" + (demo ? "YYX" : s);
                lines.add(society + "," + vocabulary.rare() + "学会,SOCIETY,KX-" + province + ",");
                for (int u = 1; u <= UNITS; u++) {
                    lines.add((demo ? "DW-YYX-" + u : "DW-" + province + "-" + s + "-" + u) + ",会员单位" + u
                            + ",MEMBER_UNIT," + society + ",");
                }
            }
        }
        service.post(
                "cast-admin",
                "/api/organisations/import",
                "text/csv",
                BodyPublishers.ofString(String.join("\n", lines) + "\n"));
    }

    void fill() throws Exception {
        try (Connection database = Database.open()) {
            long edition = edition(database);
            List<Unit> units = units(database);
            units.forEach(unit -> byCode.put(unit.code(), unit));
            units.stream()
                    .filter(unit -> unit.parent() != null)
                    .forEach(unit -> children.computeIfAbsent(unit.parent(), parent -> new ArrayList<>())
                            .add(unit));
            Map<Integer, List<Unit>> levels = units.stream()
                    .filter(unit -> unit.kind().equals("ASSOCIATION"))
                    .collect(Collectors.groupingBy(Unit::depth));
            List<Unit> societies =
                    units.stream().filter(unit -> unit.kind().equals("SOCIETY")).toList();
            for (int order = 1; order <= DOCUMENTS; order++) {
                int dice = random.nextInt(100);
                List<Unit> issuers =
                        dice < 86 ? levels.get(dice < 3 ? 0 : dice < 25 ? 1 : dice < 60 ? 2 : 3) : societies;
                issue(order, issuers.get(random.nextInt(issuers.size())), edition);
                if (order % CHUNK == 0) {
                    write(database);
                }
            }
            database.createStatement().execute("select setval('notice_issue_order', " + DOCUMENTS + ")");
            database.createStatement().execute("analyze");
        }
    }

    private void issue(int order, Unit issuer, long edition) {
        LocalDate on = FIRST.plusDays((long) order * YEARS * 365 / DOCUMENTS);
        String type = TYPES.get(random.nextInt(TYPES.size()));
        Book book = new Book(
                number(issuer, on.getYear()),
                type,
                issuer.code(),
                on,
                vocabulary.title(on.getYear(), type),
                vocabulary.text(on.getYear()));
        if (order % (DOCUMENTS / CHUNK) == 0) {
            sample.add(book);
        }
        UUID id = new UUID((long) order << 16 | 0x7000, Long.MIN_VALUE | random.nextLong() >>> 2);
        Forwardable above = random.nextInt(10) < 3 ? newest.get(issuer.parent()) : null;
        newest.put(issuer.code(), new Forwardable(id, above == null ? id : above.root()));
        UUID audience = UUID.randomUUID();
        row(audiences, audience, edition, 1);
        int n = address(audience, issuer);
        if (issuer.parent() != null && random.nextInt(10) < 3) {
            Unit parent = byCode.get(issuer.parent());
            row(clauses, audience, n, "cc", parent.pos(), parent.pos(), "", "", parent.depth(), Integer.MAX_VALUE);
        }
        String number = book.number();
        int sequence = Integer.parseInt(number.replaceAll(".*〕|号", ""));
        row(
                notices,
                id,
                issuer.code(),
                number.substring(0, number.indexOf('〔')),
                type,
                book.title(),
                book.body(),
                "[]",
                "[]",
                "ISSUED",
                1,
                on + " 00:00:00+00",
                on.getYear(),
                sequence,
                number,
                issuer.name(),
                on,
                on + " 00:00:00+00",
                order,
                audience,
                1,
                above == null ? "" : above.id(),
                above == null ? "" : above.root());
    }

    /** Classes of organisations below the issuer, or a list of them. @return how many clauses */
    private int address(UUID audience, Unit issuer) {
        List<Unit> below = children.getOrDefault(issuer.code(), List.of());
        int dice = random.nextInt(100);
        if (dice < 40 || below.isEmpty()) {
            clause(audience, 0, issuer, issuer.depth() <= 1 ? "{ASSOCIATION}" : "", issuer.depth() + 1);
            return 1;
        }
        if (dice < 60) {
            clause(audience, 0, issuer, "", Integer.MAX_VALUE);
            return 1;
        }
        if (dice < 75 && issuer.depth() <= 1) {
            clause(audience, 0, issuer, "{SOCIETY}", Integer.MAX_VALUE);
            return 1;
        }
        int many = 1 + random.nextInt(6);
        for (int n = 0; n < many; n++) {
            Unit one = below.get(random.nextInt(below.size()));
            row(clauses, audience, n, "to", one.pos(), one.pos(), "", "", one.depth(), Integer.MAX_VALUE);
        }
        return many;
    }

    private void clause(UUID audience, int n, Unit above, String kinds, int depth) {
        row(clauses, audience, n, "to", above.pos() + 1, above.last(), kinds, "", above.depth(), depth);
    }

    private String number(Unit issuer, int year) {
        String mark = (issuer.name().matches("[一-鿿]{2}.*") ? issuer.name().substring(0, 2) : "单位") + "科协"
                + String.format("%06d", issuer.n())
                        .chars()
                        .mapToObj(figure -> FIGURES.substring(figure - '0', figure - '0' + 1))
                        .collect(Collectors.joining())
                + "发";
        return mark + "〔" + year + "〕" + series.merge(mark + year, 1, Integer::sum) + "号";
    }

    private void write(Connection database) throws SQLException, IOException {
        copy(database, "audience (id, edition, total)", audiences);
        copy(
                database,
                "audience_clause (audience, n, way, from_pos, to_pos, kinds, groups, depth_from, depth_to)",
                clauses);
        copy(
                database,
                "notice (id, organisation, mark, type, title, body, addressees, copies, state, version, created_at,"
                        + " issued_year, issued_sequence, number, issuer_name, issued_on, issued_at, issue_order,"
                        + " audience, recipients, forward_of, root)",
                notices);
    }

    private static void copy(Connection database, String into, StringBuilder rows) throws SQLException, IOException {
        database.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + into + " from stdin (format csv)", new StringReader(rows.toString()));
        rows.setLength(0);
    }

    /** Blank is null. */
    private static void row(StringBuilder rows, Object... cells) {
        for (int i = 0; i < cells.length; i++) {
            String cell = cells[i].toString();
            rows.append(i == 0 ? "" : ",");
            rows.append(cell.isEmpty() ? "" : "\"" + cell.replace("\"", "\"\"") + "\"");
        }
        rows.append('\n');
    }

    private static long edition(Connection database) throws SQLException {
        try (ResultSet row = database.createStatement().executeQuery("select max(edition) from organisation")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static List<Unit> units(Connection database) throws SQLException {
        List<Unit> units = new ArrayList<>();
        try (ResultSet row = database.createStatement()
                .executeQuery("select code, name, kind, parent, pos, last, depth from organisation order by pos")) {
            while (row.next()) {
                units.add(new Unit(
                        units.size(),
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getInt(7)));
            }
        }
        return units;
    }
}
