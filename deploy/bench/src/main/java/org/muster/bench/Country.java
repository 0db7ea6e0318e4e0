package org.muster.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * The country as a directory: the real provinces, cities, counties and townships of {@code deploy/data}, and villages
 * with made-up names below the townships, 650,000 organisations together.
 */
final class Country {

    static final int ORGANISATIONS = 650_000;

    private static final String FIRST = "东西南北上下大小新老前后石龙马黄白青红";
    private static final String SECOND = "河山沟岭坪坝湾塘桥店营屯庄堡口泉峪台";

    private Country() {}

    /** Lines of code,name,kind,parent,divisionCode under their header. */
    static List<String> csv() throws IOException {
        Path data = Path.of(System.getProperty("muster.root", ".")).resolve("deploy/data");
        List<String> lines = new ArrayList<>(ORGANISATIONS + 1);
        lines.add("code,name,kind,parent,divisionCode");
        Set<String> codes = new HashSet<>();
        Set<String> ofCities = new HashSet<>();
        for (String line : Files.readAllLines(data.resolve("divisions.csv"))) {
            String[] cells = line.split(",", -1);
            if (!cells[0].equals("code") && codes.add(cells[0])) {
                String parent = cells[3].isEmpty() ? "KX-000000" : "KX-" + cells[3];
                lines.add("KX-" + cells[0] + "," + cells[1] + "科学技术协会,ASSOCIATION," + parent + "," + cells[0]);
                if (!cells[0].endsWith("00") && !cells[3].endsWith("0000")) {
                    ofCities.add(cells[0]);
                }
            }
        }
        List<String[]> townships = townships(data);
        townships.forEach(cells ->
                lines.add("GR-" + cells[0] + "," + cells[1] + "科协,GRASSROOTS_UNIT,KX-" + cells[2] + "," + cells[0]));
        // all townships stand at the fourth level or above, and all villages below it
        townships.removeIf(cells -> !ofCities.contains(cells[2]));
        for (int n = 0; lines.size() <= ORGANISATIONS; n++) {
            String[] township = townships.get(n % townships.size());
            int number = n / townships.size() + 1;
            String code = township[0] + String.format("%03d", number);
            String name = township[1].substring(0, Math.min(2, township[1].length()))
                    + FIRST.charAt((n * 7 + number) % FIRST.length())
                    + SECOND.charAt((n * 5 + number) % SECOND.length());
            lines.add("GR-" + code + "," + name + "村科普组,GRASSROOTS_UNIT,GR-" + township[0] + "," + code);
        }
        return lines;
    }

    private static List<String[]> townships(Path data) throws IOException {
        try (InputStream file = Files.newInputStream(data.resolve("townships.csv.gz"));
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .collect(Collectors.toCollection(ArrayList::new));
        }
    }
}
