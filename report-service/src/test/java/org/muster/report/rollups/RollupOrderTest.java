package org.muster.report.rollups;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.report.testing.Liaoning;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muster.report.testing.Desk.DAY;
import static org.muster.report.testing.Desk.accept;
import static org.muster.report.testing.Desk.asking;
import static org.muster.report.testing.Desk.below;
import static org.muster.report.testing.Desk.correct;
import static org.muster.report.testing.Desk.form;
import static org.muster.report.testing.Desk.giveBack;
import static org.muster.report.testing.Desk.nil;
import static org.muster.report.testing.Desk.open;
import static org.muster.report.testing.Desk.report;
import static org.muster.report.testing.Desk.rollup;
import static org.muster.report.testing.Desk.submit;
import static org.muster.report.testing.Desk.summed;
import static org.muster.report.testing.Desk.write;

/**
 * For random final figures: reported straight away in tree order, and reported in any order with detours (another number
 * first, then returned or corrected; nil first, then a number), summed at random moments, the roll-ups are the same and
 * are what a plain recursion over the final figures says.
 */
@QuarkusTest
class RollupOrderTest {

    private static final String PROVINCE = Liaoning.PROVINCE;
    private static final Map<String, String> PARENTS = new LinkedHashMap<>();

    static {
        PARENTS.put(PROVINCE, null);
        PARENTS.put("KX-210100", PROVINCE);
        PARENTS.put("KX-210102", "KX-210100");
        PARENTS.put("KX-210200", PROVINCE);
        PARENTS.put("KX-210202", "KX-210200");
        PARENTS.put("KX-210300", PROVINCE);
        PARENTS.put("KX-210400", PROVINCE);
    }

    /** What an organisation reports in the end. @param figures null for a nil report, a null figure for an empty field */
    private record Final(String organisation, Map<String, Integer> figures) {}

    @Inject
    Summing summing;

    @BeforeAll
    static void tree() {
        Liaoning.load();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233})
    void givesTheSameRollupWhateverTheOrder(long seed) {
        Random random = new Random(seed);
        List<Final> finals = finals(random);
        String form = form(summed("a"), summed("b"));
        String inOrder = openLate(form, 0);
        for (Final one : finals) {
            reportStraight(inOrder, one);
        }
        String shuffled = openLate(form, 1);
        reportWithDetours(shuffled, finals, random);
        for (String under : List.of(PROVINCE, "KX-210100", "KX-210200", "KX-210102", "KX-210300")) {
            JsonPath straight = rollup(inOrder, under);
            JsonPath detoured = rollup(shuffled, under);
            for (String part : List.of("expected", "onTime", "late", "nil", "missing", "values", "differences")) {
                assertThat(detoured.<Object>get(part))
                        .as("%s of %s", part, under)
                        .isEqualTo(straight.get(part));
                assertThat(detoured.<Object>get("branches." + part))
                        .as("%s of the branches of %s", part, under)
                        .isEqualTo(straight.get("branches." + part));
            }
        }
        JsonPath rollup = rollup(shuffled, PROVINCE);
        for (String key : List.of("a", "b")) {
            Integer sum = summedBelow(PROVINCE, key, finals);
            Integer expected = sum == null ? stated(PROVINCE, key, finals) : sum;
            assertThat(rollup.<Integer>get("values." + key)).as(key).isEqualTo(expected);
        }
        long members = finals.stream()
                .filter(one -> !one.organisation().equals(PROVINCE))
                .count();
        assertThat(rollup.getInt("late")).isEqualTo((int) members);
        assertThat(rollup.getInt("missing")).isEqualTo(16 - (int) members);
    }

    /** Late for everybody, so that timeliness does not depend on how long the test takes. */
    private static String openLate(String form, int daysLater) {
        return open(asking(
                form, DAY.plusDays(daysLater), Instant.now().minusSeconds(1), List.of(below(PROVINCE, "ASSOCIATION"))));
    }

    private static List<Final> finals(Random random) {
        List<Final> finals = new ArrayList<>();
        for (String organisation : PARENTS.keySet()) {
            if (random.nextInt(4) == 0) {
                continue;
            }
            if (random.nextInt(5) == 0) {
                finals.add(new Final(organisation, null));
                continue;
            }
            Map<String, Integer> figures = new HashMap<>();
            figures.put("a", random.nextInt(50));
            figures.put("b", random.nextInt(3) == 0 ? null : random.nextInt(50));
            finals.add(new Final(organisation, figures));
        }
        return finals;
    }

    private static void reportStraight(String period, Final one) {
        if (one.figures() == null) {
            nil("ln-reporter", period, one.organisation()).statusCode(200);
        } else {
            report(period, one.organisation(), one.figures());
        }
    }

    private void reportWithDetours(String period, List<Final> finals, Random random) {
        List<Final> order = new ArrayList<>(finals);
        Collections.shuffle(order, random);
        for (Final one : order) {
            switch (random.nextInt(4)) {
                case 0 -> {
                    report(period, one.organisation(), Map.of("a", 999, "b", 999));
                    sumPerhaps(period, random);
                    giveBack("ln-reviewer", period, one.organisation()).statusCode(200);
                    sumPerhaps(period, random);
                    reportStraight(period, one);
                }
                case 1 -> {
                    nil("ln-reporter", period, one.organisation()).statusCode(200);
                    accept("ln-reviewer", period, one.organisation()).statusCode(200);
                    sumPerhaps(period, random);
                    correctTo(period, one);
                }
                case 2 -> {
                    report(period, one.organisation(), Map.of("a", 1));
                    sumPerhaps(period, random);
                    correctTo(period, one);
                }
                default -> reportStraight(period, one);
            }
            sumPerhaps(period, random);
        }
    }

    private static void correctTo(String period, Final one) {
        correct(period, one.organisation()).statusCode(201);
        write("ln-reporter", period, one.organisation(), one.figures() == null ? Map.of() : one.figures())
                .statusCode(200);
        if (one.figures() == null) {
            nil("ln-reporter", period, one.organisation()).statusCode(200);
        } else {
            submit("ln-reporter", period, one.organisation()).statusCode(200);
        }
    }

    private void sumPerhaps(String period, Random random) {
        if (random.nextBoolean()) {
            summing.sum(UUID.fromString(period));
        }
    }

    private static Integer stated(String organisation, String key, List<Final> finals) {
        for (Final one : finals) {
            if (one.organisation().equals(organisation)) {
                return one.figures() == null
                        ? Integer.valueOf(0)
                        : one.figures().get(key);
            }
        }
        return null;
    }

    private static Integer summedBelow(String organisation, String key, List<Final> finals) {
        Integer sum = null;
        for (Map.Entry<String, String> child : PARENTS.entrySet()) {
            if (organisation.equals(child.getValue())) {
                Integer stated = stated(child.getKey(), key, finals);
                Integer counted = stated == null ? summedBelow(child.getKey(), key, finals) : stated;
                if (counted != null) {
                    sum = (sum == null ? 0 : sum) + counted;
                }
            }
        }
        return sum;
    }
}
