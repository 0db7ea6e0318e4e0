package org.muster.notice.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muster.notice.document.NoticeFixture.aNotice;
import static org.muster.notice.document.NoticeFixture.as;
import static org.muster.notice.document.NoticeFixture.freshMark;
import static org.muster.notice.document.Together.together;

/** Whatever mixture of issues commits and rolls back at the same moment, every series is 1, 2, 3 … and nothing twice. */
@QuarkusTest
class SeriesWithoutGapsTest {

    private static final int AT_ONCE = 12;
    private static final int ROUNDS = 15;

    @Inject
    NumberSeries series;

    private record Taker(String mark, int year, boolean rollsBack, int pause) {}

    @BeforeEach
    void loadTree() {
        TreeFixture.load();
    }

    @RepeatedTest(6)
    void keepsEverySeriesWholeUnderRandomCommitsAndRollbacks(RepetitionInfo repetition) throws Exception {
        Random random = new Random(2020 + repetition.getCurrentRepetition());
        List<String> marks = List.of(freshMark(), freshMark());
        List<List<Taker>> plans = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            plans.add(IntStream.range(0, ROUNDS)
                    .mapToObj(n -> new Taker(
                            marks.get(random.nextInt(2)),
                            2020 + random.nextInt(2),
                            random.nextInt(3) == 0,
                            random.nextInt(4)))
                    .toList());
        }

        List<List<DocumentNumber>> kept = together(AT_ONCE, i -> {
            List<DocumentNumber> mine = new ArrayList<>();
            for (Taker taker : plans.get(i)) {
                DocumentNumber number = take(taker);
                if (number != null) {
                    mine.add(number);
                }
            }
            return mine;
        });

        Map<String, List<Integer>> given = new TreeMap<>();
        kept.stream()
                .flatMap(List::stream)
                .forEach(number -> given.computeIfAbsent(number.mark() + "/" + number.year(), key -> new ArrayList<>())
                        .add(number.sequence()));
        given.forEach((name, numbers) -> {
            List<Integer> whole =
                    IntStream.rangeClosed(1, numbers.size()).boxed().toList();
            assertThat(numbers).as(name).containsExactlyInAnyOrderElementsOf(whole);
        });
        assertThat(kept.stream().mapToInt(List::size).sum()).isEqualTo((int) plans.stream()
                .flatMap(List::stream)
                .filter(taker -> !taker.rollsBack())
                .count());
    }

    @RepeatedTest(2)
    void keepsTheSeriesWholeWhenIssuesAreRefusedInBetween() throws Exception {
        String mark = freshMark();
        String original = aNotice().issued();
        List<String> approved = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            // every other one carries on what is revoked meanwhile, and can be refused after all others were numbered
            String id = i % 2 == 0
                    ? aNotice().with("issuerMark", mark).drafted()
                    : as("ln-drafter")
                            .body(Map.of("issuerMark", mark, "to", List.of(NoticeFixture.organisation("KX-210100"))))
                            .post("/api/notices/{id}/forwards", original)
                            .path("id");
            NoticeFixture.approve(id, "ln-drafter", "ln-issuer");
            approved.add(id);
        }
        AtomicInteger refused = new AtomicInteger();

        List<String> numbers = together(9, i -> {
            if (i == 8) {
                as("ln-issuer").body(Map.of("reason", "有误")).post("/api/notices/{id}/revocation", original);
                return null;
            }
            Response answer = as("ln-issuer").post("/api/notices/{id}/issue", approved.get(i));
            if (answer.statusCode() != 200) {
                refused.incrementAndGet();
                return null;
            }
            return answer.path("number");
        });

        List<Integer> given = numbers.stream()
                .filter(number -> number != null)
                .map(number -> Integer.valueOf(number.replaceAll(".*〕(\\d+)号", "$1")))
                .toList();
        assertThat(given)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 8 - refused.get()).boxed().toList());
    }

    /** @return null when it was rolled back */
    private DocumentNumber take(Taker taker) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                DocumentNumber number = series.take(new IssuerMark(taker.mark()), taker.year(), "KX-210000");
                Thread.sleep(taker.pause());
                if (taker.rollsBack()) {
                    throw new RolledBack();
                }
                return number;
            });
        } catch (RolledBack e) {
            return null;
        }
    }

    private static final class RolledBack extends RuntimeException {}
}
