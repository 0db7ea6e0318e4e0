package org.muster.station.demo;

import java.util.List;
import java.util.Random;

import org.apache.commons.csv.CSVRecord;

/** A pool of experts that do not exist: combined at random, always the same ones, and marked synthetic. */
final class DemoExperts {

    private static final int SIZE = 400;

    /** Fields an epidemic asks for: a third of the pool, so that a search in a small pool finds somebody. */
    private static final List<String> WANTED =
            List.of("3202415", "3202455", "3202460", "32058", "32061", "33014", "33017", "33011", "31041", "32057");

    private static final String GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建文辉";

    private final List<String> surnames;
    private final List<String> disciplines;
    private final List<CSVRecord> titles;
    private final List<CSVRecord> cities;
    private final Random random = new Random(20200130);

    DemoExperts(DemoData data) {
        surnames = data.rows("surnames.csv").stream()
                .map(row -> row.get("surname"))
                .toList();
        disciplines = data.rows("disciplines.csv").stream()
                .filter(row -> row.get("level").equals("2"))
                .map(row -> row.get("code"))
                .toList();
        titles = data.rows("titles.csv").stream()
                .filter(row -> List.of("1", "2", "3").contains(row.get("level_digit")))
                .toList();
        cities = data.rows("divisions.csv").stream()
                .filter(row -> row.get("level").equals("city"))
                .toList();
    }

    Csv pool() {
        Csv csv = new Csv(
                "reference",
                "name",
                "employer",
                "titleCode",
                "mainDiscipline",
                "secondaryDisciplines",
                "specialities",
                "divisionCode",
                "remote",
                "status",
                "consentBasis",
                "consentPurpose",
                "consentUntil",
                "phone",
                "username",
                "synthetic");
        for (int n = 1; n <= SIZE; n++) {
            row(csv, n);
        }
        return csv;
    }

    private void row(Csv csv, int n) {
        boolean login = n <= 2;
        CSVRecord city = login ? inLiaoning() : random.nextInt(3) > 0 ? inLiaoning() : pick(cities);
        String main = login ? "3202415" : n % 3 == 0 ? pick(WANTED) : pick(disciplines);
        csv.row(
                "DEMO-" + n,
                pick(surnames) + given() + (random.nextBoolean() ? given() : "") + "（合成）",
                city.get("name") + "某单位",
                login ? "231" : pick(titles).get("code"),
                main,
                pick(disciplines),
                "",
                city.get("code"),
                login || random.nextBoolean(),
                random.nextInt(4) > 0 ? "RESERVE" : "ACTIVE",
                "CONSENT",
                "应急咨询与科普",
                "2030-12-31",
                "1390000%04d".formatted(n),
                login ? "expert" + n : "",
                "true");
    }

    private CSVRecord inLiaoning() {
        return pick(cities.stream()
                .filter(city -> city.get("code").startsWith("21"))
                .toList());
    }

    private String given() {
        int n = random.nextInt(GIVEN.length());
        return GIVEN.substring(n, n + 1);
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
