package org.muster.station.demo;

import java.util.List;
import java.util.Set;

import org.apache.commons.csv.CSVRecord;

/**
 * The demo's organisations. Real: the divisions' associations, the national societies, 辽宁省医疗保险研究会. Synthetic and
 * marked so by their group 合成: Liaoning's other societies, named after the national ones, and all member units.
 */
final class DemoDirectory {

    /** No association is known there; zones exist only in statistics. */
    private static final Set<String> WITHOUT_ASSOCIATION = Set.of("710000", "810000", "820000");

    private static final List<String> MEMBER_UNITS = List.of("中心医院", "第一人民医院", "中医院", "妇幼保健院", "医疗保险服务中心", "社区卫生服务中心");

    private final DemoData data;

    DemoDirectory(DemoData data) {
        this.data = data;
    }

    /** Liaoning whole; of the other provinces only the association, and of Jiangsu two societies and a city. */
    Csv province() {
        Csv csv = header();
        divisionsAtLevel("province").forEach(row -> association(csv, row, "KX-000000"));
        nationalSocieties(csv);
        divisionsAtLevel("city").stream()
                .filter(row ->
                        row.get("code").startsWith("21") || row.get("code").equals("320100"))
                .forEach(row -> association(csv, row, "KX-" + row.get("parent_code")));
        divisionsAtLevel("county").stream()
                .filter(row -> row.get("code").startsWith("21"))
                .forEach(row -> association(csv, row, "KX-" + row.get("parent_code")));
        societiesOfLiaoning(csv);
        csv.row("XH-320000-YX", "江苏省医学会", "SOCIETY", "KX-320000", "320000", "", "医科");
        csv.row("XH-320000-NX", "江苏省农学会", "SOCIETY", "KX-320000", "320000", "", "农科");
        return csv;
    }

    /** All cities and counties of the country. */
    Csv nation() {
        Csv csv = header();
        divisionsAtLevel("city").forEach(row -> association(csv, row, "KX-" + row.get("parent_code")));
        divisionsAtLevel("county").forEach(row -> association(csv, row, "KX-" + row.get("parent_code")));
        return csv;
    }

    /** All townships, as grassroots units below their county. */
    Csv townships() {
        Csv csv = header();
        for (CSVRecord row : data.rows("townships.csv.gz")) {
            csv.row(
                    "GR-" + row.get("code"),
                    row.get("name") + "科协",
                    "GRASSROOTS_UNIT",
                    "KX-" + row.get("parent_code"),
                    row.get("code"),
                    "",
                    "");
        }
        return csv;
    }

    private static Csv header() {
        return new Csv("code", "name", "kind", "parent", "divisionCode", "supervisors", "groups");
    }

    private List<CSVRecord> divisionsAtLevel(String level) {
        return data.rows("divisions.csv").stream()
                .filter(row -> row.get("level").equals(level))
                .toList();
    }

    private static void association(Csv csv, CSVRecord division, String parent) {
        boolean synthetic =
                division.get("kind").equals("stat_zone") || WITHOUT_ASSOCIATION.contains(division.get("code"));
        csv.row(
                "KX-" + division.get("code"),
                division.get("name") + "科学技术协会",
                "ASSOCIATION",
                parent,
                division.get("code"),
                "",
                synthetic ? "合成" : "");
    }

    private void nationalSocieties(Csv csv) {
        for (CSVRecord row : data.rows("societies.csv")) {
            csv.row("XH-" + row.get("code"), row.get("name"), "SOCIETY", "KX-000000", "", "", row.get("group"));
        }
    }

    private void societiesOfLiaoning(Csv csv) {
        csv.row("XH-210000-YYX", "辽宁省医疗保险研究会", "SOCIETY", "KX-210000", "210000", "", "医科");
        for (CSVRecord row : data.rows("societies.csv")) {
            if (row.get("name").startsWith("中国") && row.get("name").endsWith("学会")) {
                csv.row(
                        "XH-210000-" + row.get("code").replace("-", ""),
                        "辽宁省" + row.get("name").substring(2),
                        "SOCIETY",
                        "KX-210000",
                        "210000",
                        "XH-" + row.get("code"),
                        row.get("group") + ";合成");
            }
        }
        List<CSVRecord> cities = divisionsAtLevel("city").stream()
                .filter(row -> row.get("code").startsWith("21"))
                .toList();
        for (int i = 0; i < 12; i++) {
            CSVRecord city = cities.get(i % cities.size());
            csv.row(
                    "DW-YYX-" + (i + 1),
                    city.get("name") + MEMBER_UNITS.get(i % MEMBER_UNITS.size()),
                    "MEMBER_UNIT",
                    "XH-210000-YYX",
                    city.get("code"),
                    "",
                    "合成");
        }
    }
}
