package org.muster.outreach.answers;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.muster.outreach.testing.DxyClaims;
import org.muster.outreach.wording.Wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Measures matching on the real claims of early 2020 and on the wordings they had at other times. */
class CalibrationTest {

    private static final List<DxyClaims.Claim> CLAIMS = DxyClaims.all();

    /** What people put around a claim before they send it. */
    private static final List<UnaryOperator<String>> MANNERS = List.of(
            text -> text,
            CalibrationTest::bare,
            text -> "请问" + bare(text) + "是真的吗",
            text -> "【紧急通知】刚刚群里看到，" + text + "转发给家人朋友！",
            text -> "各位家长早上好。" + text + "有没有专家出来说说？谢谢大家。");

    private record Query(String id, String text) {}

    /** How alike the right claim or the nearest wrong one was. */
    private record Score(double likeness, boolean same, String text, String claim) {}

    private final Map<String, ClaimIndex> withoutOne = new LinkedHashMap<>();

    @Test
    void answersRewordingsAndNeverWithAnotherClaim() {
        List<Score> scores = scores();
        List<Score> right = scores.stream().filter(Score::same).toList();
        List<Score> wrong = scores.stream().filter(score -> !score.same()).toList();
        long answered = right.stream().filter(CalibrationTest::isAnswered).count();
        List<Score> falselyAnswered =
                wrong.stream().filter(CalibrationTest::isAnswered).toList();
        double precision = (double) answered / (answered + falselyAnswered.size());
        double recall = (double) answered / (rewordings().size() * MANNERS.size());
        System.out.printf(
                "Answers to %d rewordings in %d manners, %d nearest wrong claims: precision %.3f, recall %.3f%n",
                rewordings().size(), MANNERS.size(), wrong.size(), precision, recall);
        System.out.printf(
                "  least alike right claim %.3f, most alike wrong claim %.3f, threshold %.3f%n",
                right.stream().mapToDouble(Score::likeness).min().orElseThrow(),
                wrong.stream().mapToDouble(Score::likeness).max().orElseThrow(),
                Confidence.MIDDLE);

        assertThat(falselyAnswered).isEmpty();
        assertThat(recall).isGreaterThanOrEqualTo(0.97);
    }

    @Test
    void doesNotMistakeAnyClaimForTheOnlyPublishedOne() {
        List<String> mistakes = new ArrayList<>();
        for (DxyClaims.Claim published : CLAIMS) {
            ClaimIndex index = index(claim -> claim == published);
            for (DxyClaims.Claim asked : CLAIMS) {
                if (asked != published
                        && !index.closest(Wording.of(asked.text()), Confidence.MIDDLE, 1)
                                .isEmpty()) {
                    mistakes.add(asked.text() + " → " + published.text());
                }
            }
        }
        System.out.printf("With one published claim of %d: %d mistakes %s%n", CLAIMS.size(), mistakes.size(), mistakes);
        assertThat(mistakes).isEmpty();
    }

    @Test
    void keepsItsPrecisionWhenOnlyHalfOfTheClaimsArePublished() {
        ClaimIndex even = index(claim -> claim.id().hashCode() % 2 == 0);
        List<String> mistakes = CLAIMS.stream()
                .filter(claim -> claim.id().hashCode() % 2 != 0)
                .filter(claim -> !even.closest(Wording.of(claim.text()), Confidence.MIDDLE, 1)
                        .isEmpty())
                .map(DxyClaims.Claim::text)
                .toList();
        assertThat(mistakes).isEmpty();
    }

    @Test
    void confidenceIsTheProbabilityFoundInTheData() {
        List<Score> scores = scores();
        double[] fitted = logisticFit(scores);
        double squares = 0;
        for (Score score : scores) {
            squares += Math.pow(Confidence.of(score.likeness()) - (score.same() ? 1 : 0), 2);
        }
        double brier = squares / scores.size();
        System.out.printf("Fitted slope %.1f, middle %.3f; Brier score %.4f%n", fitted[0], fitted[1], brier);
        assertThat(Confidence.SLOPE).isCloseTo(fitted[0], within(1.0));
        assertThat(Confidence.MIDDLE).isCloseTo(fitted[1], within(0.01));
        assertThat(brier).isLessThan(0.01);
    }

    private List<Score> scores() {
        List<Score> scores = new ArrayList<>();
        ClaimIndex all = index(claim -> true);
        for (UnaryOperator<String> manner : MANNERS) {
            for (Query query : rewordings()) {
                collect(new Query(query.id(), manner.apply(query.text())), all, scores);
            }
            for (DxyClaims.Claim claim : CLAIMS) {
                collect(new Query(claim.id(), manner.apply(claim.text())), without(claim.id()), scores);
            }
        }
        return scores;
    }

    private static void collect(Query query, ClaimIndex index, List<Score> scores) {
        boolean wrongSeen = false;
        for (ClaimIndex.Match match : index.closest(Wording.of(query.text()), 0, CLAIMS.size())) {
            boolean same = match.claim().verdict().equals(verdict(query.id()));
            if (same || !wrongSeen) {
                scores.add(new Score(
                        match.likeness(), same, query.text(), match.claim().claim()));
            }
            wrongSeen |= !same;
        }
    }

    private static boolean isAnswered(Score score) {
        return score.likeness() >= Confidence.MIDDLE;
    }

    private static Set<Query> rewordings() {
        Set<Query> queries = new LinkedHashSet<>();
        for (DxyClaims.Rewording pair : DxyClaims.rewordings()) {
            for (String text : List.of(pair.before(), pair.after())) {
                queries.add(new Query(idOf(text, pair.id()), text));
            }
        }
        return queries;
    }

    /** A wording that is word for word a claim is answered by that claim. */
    private static String idOf(String text, String otherwise) {
        String folded = Wording.of(text).folded();
        return CLAIMS.stream()
                .filter(claim -> Wording.of(claim.text()).folded().equals(folded))
                .map(DxyClaims.Claim::id)
                .findFirst()
                .orElse(otherwise);
    }

    private ClaimIndex without(String id) {
        return withoutOne.computeIfAbsent(id, key -> index(claim -> !claim.id().equals(key)));
    }

    private static ClaimIndex index(Predicate<DxyClaims.Claim> published) {
        return new ClaimIndex(CLAIMS.stream()
                .filter(published)
                .map(claim -> new PublishedClaim(verdict(claim.id()), claim.text(), Rating.FALSE, null))
                .toList());
    }

    private static UUID verdict(String id) {
        return UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
    }

    private static String bare(String text) {
        return text.replaceAll("[？?！!。]+$", "");
    }

    /** Platt's fit: his targets keep the curve finite although the two sets do not overlap. @return slope and middle */
    private static double[] logisticFit(List<Score> scores) {
        double right = scores.stream().filter(Score::same).count();
        double wrong = scores.size() - right;
        double a = 1;
        double b = 0;
        for (int step = 0; step < 200; step++) {
            double da = 0, db = 0, aa = 1e-9, ab = 0, bb = 1e-9;
            for (Score score : scores) {
                double x = score.likeness();
                double target = score.same() ? (right + 1) / (right + 2) : 1 / (wrong + 2);
                double p = 1 / (1 + Math.exp(-(a * x + b)));
                double w = p * (1 - p);
                da += (target - p) * x;
                db += target - p;
                aa += w * x * x;
                ab += w * x;
                bb += w;
            }
            double determinant = aa * bb - ab * ab;
            double stepA = (bb * da - ab * db) / determinant;
            double stepB = (aa * db - ab * da) / determinant;
            double shorten = Math.min(1, 5 / (Math.abs(stepA) + Math.abs(stepB) + 1e-12));
            a += shorten * stepA;
            b += shorten * stepB;
        }
        return new double[] {a, -b / a};
    }
}
