package org.muster.report.periods;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muster.platform.testing.TestEvents;
import org.muster.platform.testing.TestEvents.Received;
import org.muster.platform.testing.TreeFixture;
import org.muster.report.testing.Liaoning;

import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.muster.report.testing.Desk.DAY;
import static org.muster.report.testing.Desk.NEIGHBOUR;
import static org.muster.report.testing.Desk.as;
import static org.muster.report.testing.Desk.asking;
import static org.muster.report.testing.Desk.below;
import static org.muster.report.testing.Desk.form;
import static org.muster.report.testing.Desk.giveBack;
import static org.muster.report.testing.Desk.nil;
import static org.muster.report.testing.Desk.one;
import static org.muster.report.testing.Desk.open;
import static org.muster.report.testing.Desk.period;
import static org.muster.report.testing.Desk.report;
import static org.muster.report.testing.Desk.submit;
import static org.muster.report.testing.Desk.summed;
import static org.muster.report.testing.Desk.write;

@QuarkusTest
class DueWatchTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    DueWatch watch;

    @BeforeAll
    static void tree() {
        Liaoning.load();
    }

    private static String ofAllAssociations() {
        return period(form(summed("a")), DAY, below("KX-210000", "ASSOCIATION"));
    }

    private static List<Received> named(String period) {
        return TestEvents.received(
                "org.muster.report.missing",
                data -> data.path("periodId").asText().equals(period));
    }

    private static List<String> organisations(List<Received> events) {
        return events.stream()
                .map(event -> event.data().path("organisation").asText())
                .toList();
    }

    private static void comesDue(String period, Instant dueAt) throws Exception {
        try (Connection database = TreeFixture.open();
                PreparedStatement update = database.prepareStatement(
                        "update report_cutoff set due_at = ? where period = ?::uuid and tier = -1")) {
            update.setObject(1, dueAt.atOffset(ZoneOffset.UTC));
            update.setString(2, period);
            update.executeUpdate();
        }
    }

    private static void awaitDone(String period) {
        await().atMost(PATIENCE).until(() -> {
            try (Connection database = TreeFixture.open();
                    ResultSet open = database.createStatement()
                            .executeQuery("select count(*) from report_cutoff where done_at is null and period = '"
                                    + period + "'")) {
                open.next();
                return open.getInt(1) == 0;
            }
        });
    }

    private static <T> List<T> atOnce(int people, List<Callable<T>> acts) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(people);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> act : pool.invokeAll(acts)) {
                results.add(act.get());
            }
            return results;
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void namesEachMissingOrganisationExactlyOnce() throws Exception {
        String period = ofAllAssociations();
        report(period, "KX-210100", Map.of("a", 26));
        nil("dl-reporter", period, "KX-210200").statusCode(200);
        write("ln-reporter", period, "KX-210300", Map.of("a", 3)).statusCode(200);
        report(period, "KX-210500", Map.of("a", 3));
        giveBack("ln-reviewer", period, "KX-210500").statusCode(200);
        comesDue(period, Instant.now().minusSeconds(1));
        await().atMost(PATIENCE).until(() -> named(period), hasSize(14));
        assertThat(organisations(named(period)))
                .doesNotHaveDuplicates()
                .doesNotContain("KX-210100", "KX-210200")
                .contains("KX-210300", "KX-210500", "KX-210102");
        assertThat(named(period)).allSatisfy(event -> {
            assertThat(event.key())
                    .isEqualTo(period + "/" + event.data().path("organisation").asText());
            assertThat(event.data().path("drill").asBoolean()).isFalse();
        });
        submit("ln-reporter", period, "KX-210300").statusCode(200).body("late", is(true));
        Thread.sleep(2500);
        assertThat(named(period)).hasSize(14);
    }

    @Test
    void namesThemOnceWhenManyReplicasLook() throws Exception {
        List<String> periods = List.of(ofAllAssociations(), ofAllAssociations(), ofAllAssociations());
        for (String period : periods) {
            comesDue(period, Instant.now().plusMillis(700));
        }
        Callable<Void> replica = () -> {
            Instant end = Instant.now().plusSeconds(2);
            while (Instant.now().isBefore(end)) {
                watch.nameMissing();
            }
            return null;
        };
        atOnce(6, List.of(replica, replica, replica, replica, replica, replica));
        for (String period : periods) {
            awaitDone(period);
            await().atMost(PATIENCE).until(() -> named(period), hasSize(16));
            assertThat(organisations(named(period))).doesNotHaveDuplicates();
        }
    }

    @Test
    void drawsTheCutOffBetweenSubmissions() throws Exception {
        String period = ofAllAssociations();
        List<String> cities = List.of(
                "KX-210300", "KX-210400", "KX-210500", "KX-210600", "KX-210700", "KX-210800", "KX-210900", "KX-211000");
        String first = "KX-211100";
        write("ln-reporter", period, first, Map.of("a", 1)).statusCode(200);
        List<Callable<String>> submissions = new ArrayList<>();
        for (String city : cities) {
            write("ln-reporter", period, city, Map.of("a", 1)).statusCode(200);
            submissions.add(() -> {
                Thread.sleep((long) (Math.random() * 600));
                boolean late = submit("ln-reporter", period, city)
                        .statusCode(200)
                        .extract()
                        .path("late");
                return late ? null : city;
            });
        }
        // one that is surely in time, however slow the machine
        submit("ln-reporter", period, first).statusCode(200);
        comesDue(period, Instant.now().plusMillis(300));
        List<String> inTime = new ArrayList<>(List.of(first));
        atOnce(4, submissions).stream().filter(Objects::nonNull).forEach(inTime::add);
        awaitDone(period);
        await().atMost(PATIENCE).until(() -> named(period).size() >= 7);
        assertThat(organisations(named(period))).doesNotContainAnyElementsOf(inTime);
    }

    @Test
    void keepsACutOffForEachTier() {
        Map<String, Object> asking = asking(
                form(summed("a")), DAY, Instant.now().plusSeconds(600), List.of(below("KX-210000", "ASSOCIATION")));
        asking.put(
                "cutoffs",
                List.of(Map.of("tier", 2, "dueAt", Instant.now().minusSeconds(5).toString())));
        String period = open(asking);
        await().atMost(PATIENCE).until(() -> named(period), hasSize(2));
        assertThat(organisations(named(period))).containsExactlyInAnyOrder("KX-210102", "KX-210202");
        nil("sy-reporter", period, "KX-210102").body("late", is(true));
        nil("sy-reporter", period, "KX-210100").body("late", is(false));
    }

    @Test
    void namesThousandsBatchByBatch() throws Exception {
        try (Connection database = TreeFixture.open()) {
            database.createStatement().execute("""
                    select organisation_apply('GR-' || n, '村', 'GRASSROOTS_UNIT', null, 'KX-320100', '{}', '{}',
                        24 * (1::bigint << 40) + n, 24 * (1::bigint << 40) + n, 3, 1, date '2020-01-01', null)
                    from generate_series(1, 4321) n""");
        }
        String form = as(NEIGHBOUR)
                .body(Map.of("name", "村表 " + System.nanoTime(), "fields", List.of(summed("a"))))
                .post("/api/report-forms")
                .path("id");
        String period = as(NEIGHBOUR)
                .body(asking(form, DAY, Instant.now().minusSeconds(1), List.of(below("KX-320100", "GRASSROOTS_UNIT"))))
                .post("/api/report-periods")
                .then()
                .body("expected", is(4321))
                .extract()
                .path("id");
        awaitDone(period);
        await().atMost(PATIENCE).until(() -> named(period).size() >= 4321);
        assertThat(organisations(named(period))).hasSize(4321).doesNotHaveDuplicates();
    }

    @Test
    void marksTheMissingOfADrill() {
        Map<String, Object> drill =
                asking(form(summed("a")), DAY, Instant.now().minusSeconds(1), List.of(one("KX-210100")));
        drill.put("drill", true);
        String period = open(drill);
        await().atMost(PATIENCE).until(() -> named(period), hasSize(1));
        assertThat(named(period).get(0).data().path("drill").asBoolean()).isTrue();
    }
}
