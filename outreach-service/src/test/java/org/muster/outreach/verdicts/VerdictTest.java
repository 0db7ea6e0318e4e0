package org.muster.outreach.verdicts;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.muster.outreach.answers.Rating;
import org.muster.platform.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class VerdictTest {

    private static final Instant NOW = Instant.parse("2020-02-09T12:00:00Z");
    private static final Person AUTHOR = new Person("a", "作者");
    private static final Person SECOND_AUTHOR = new Person("b", "第二作者");
    private static final Person REVIEWER = new Person("r", "审核人");

    @Test
    void publishesWhatSomebodyElseReviewed() {
        Verdict verdict = aDraft();
        verdict.review(true, null, REVIEWER, NOW);
        VerdictPublished published = verdict.publish(NOW, 1);

        assertThat(published.version()).isEqualTo(1);
        assertThat(verdict.current()).contains(verdict.newest());
    }

    @Test
    void refusesPublicationWithoutReview() {
        refused(() -> aDraft().publish(NOW, 1), "not-reviewed");
    }

    @Test
    void refusesReviewByAnAuthor() {
        refused(() -> aDraft().review(true, null, AUTHOR, NOW), "reviewer-is-author");
    }

    @Test
    void refusesReviewByWhoeverWroteInItEarlier() {
        Verdict verdict = aDraft();
        verdict.change(saying("改过的说明"), Set.of(), SECOND_AUTHOR);
        refused(() -> verdict.review(true, null, AUTHOR, NOW), "reviewer-is-author");
        refused(() -> verdict.review(true, null, SECOND_AUTHOR, NOW), "reviewer-is-author");
    }

    @Test
    void needsANewReviewAfterAChange() {
        Verdict verdict = aDraft();
        verdict.review(true, null, REVIEWER, NOW);
        verdict.change(saying("改过的说明"), Set.of(), AUTHOR);
        refused(() -> verdict.publish(NOW, 1), "not-reviewed");
    }

    @Test
    void mustBeChangedAfterItWasReturned() {
        Verdict verdict = aDraft();
        verdict.review(false, "缺少依据", REVIEWER, NOW);
        refused(() -> verdict.publish(NOW, 1), "not-reviewed");
        refused(() -> verdict.review(true, null, REVIEWER, NOW), "nothing-to-review");
        verdict.change(saying("补充了依据"), Set.of(), AUTHOR);
        verdict.review(true, null, REVIEWER, NOW);
        assertThat(verdict.newest().state).isEqualTo(VerdictVersion.State.REVIEWED);
    }

    @Test
    void opensANewVersionOverAPublishedOne() {
        Verdict verdict = aDraft();
        verdict.review(true, null, REVIEWER, NOW);
        verdict.publish(NOW, 1);
        verdict.change(saying("新的说明"), Set.of(), REVIEWER);

        assertThat(verdict.newest().number).isEqualTo(2);
        assertThat(verdict.current().orElseThrow().number).isEqualTo(1);
        assertThat(verdict.current().orElseThrow().conclusion.explanation()).isEqualTo("说明");

        verdict.review(true, null, AUTHOR, NOW);
        verdict.supersedeCurrent(NOW);
        verdict.publish(NOW, 2);
        assertThat(verdict.publicVersions())
                .extracting(version -> version.number + " " + version.state)
                .containsExactly("2 PUBLISHED", "1 SUPERSEDED");
    }

    @Test
    void takesNoRestatementOverAVersionWrittenHere() {
        Verdict verdict = Verdict.imported("KX-210000", "X1", saying("原文"), AUTHOR, NOW);
        verdict.publish(NOW, 1);
        verdict.change(saying("本单位的说明"), Set.of(), AUTHOR);
        refused(() -> verdict.restate(saying("新的原文"), AUTHOR, NOW), "edited-here");
    }

    private static Verdict aDraft() {
        return Verdict.draft("KX-210000", saying("说明"), Set.of(), AUTHOR, NOW);
    }

    private static Conclusion saying(String explanation) {
        return new Conclusion(
                "盐水漱口能预防感染？", Rating.FALSE, null, explanation, List.of(new Source("指南", null, "国家卫生健康委员会")), null);
    }

    private static void refused(ThrowingCallable act, String slug) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.slug()).isEqualTo(slug));
    }
}
