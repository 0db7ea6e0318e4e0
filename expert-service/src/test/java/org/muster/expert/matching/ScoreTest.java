package org.muster.expert.matching;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.muster.expert.discipline.DisciplineCode;
import org.muster.expert.language.Phrases;
import org.muster.expert.profile.Grade;

import static org.assertj.core.api.Assertions.assertThat;

class ScoreTest {

    private static final LocalDate TODAY = LocalDate.of(2020, 2, 9);
    private static final Wanted FROM_AFAR = wanted("32024", "210100", false);

    private static Wanted wanted(String discipline, String division, boolean onSite) {
        return new Wanted(
                List.of(new DisciplineCode(discipline)),
                division,
                LocalDate.of(2020, 2, 10),
                LocalDate.of(2020, 2, 19),
                onSite);
    }

    private static Facts expert(
            String main,
            List<String> secondary,
            String division,
            Boolean remote,
            Grade grade,
            Integer freeDays,
            LocalDate lastContactOn) {
        return new Facts(
                new UUID(0, 1),
                "专家",
                "KX-210000",
                null,
                main,
                secondary,
                division,
                remote,
                grade,
                freeDays,
                lastContactOn,
                null,
                null,
                true,
                List.of());
    }

    private static Facts ideal() {
        return expert("32024", List.of(), "210102", true, Grade.SENIOR, 10, TODAY);
    }

    private static int points(Facts expert, Wanted wanted, Criterion criterion) {
        return Score.of(expert, wanted, TODAY).reasons().stream()
                .filter(reason -> reason.criterion() == criterion)
                .mapToInt(Reason::points)
                .sum();
    }

    @Test
    void weighsToAHundred() {
        assertThat(Arrays.stream(Criterion.values())
                        .mapToInt(criterion -> criterion.weight)
                        .sum())
                .isEqualTo(100);
    }

    @Test
    void givesTheIdealExpertEverything() {
        assertThat(Score.of(ideal(), FROM_AFAR, TODAY).points()).isEqualTo(100);
    }

    @Test
    void givesTheUnknownAlmostNothing() {
        Facts unknown = expert(null, List.of(), null, null, null, null, null);
        assertThat(Score.of(unknown, FROM_AFAR, TODAY).points()).isEqualTo(8);
    }

    @Nested
    class Discipline {

        private int with(String main, String... secondary) {
            return points(
                    expert(main, List.of(secondary), "210102", true, Grade.SENIOR, 10, TODAY),
                    FROM_AFAR,
                    Criterion.DISCIPLINE);
        }

        @Test
        void countsTheClosenessInTheTree() {
            assertThat(with("32024")).isEqualTo(50);
            assertThat(with("3202415")).isEqualTo(45);
            assertThat(with("320")).isEqualTo(30);
            assertThat(with("32027")).isEqualTo(12);
            assertThat(with("33014")).isZero();
        }

        @Test
        void countsTheBestOfSeveral() {
            assertThat(with("33014", "32024")).isEqualTo(40);
            assertThat(with("32027", "3202415")).isEqualTo(36);
            assertThat(with("32024", "32027", "33014")).isEqualTo(50);
        }

        @Test
        void saysWhichOfThemItWas() {
            Reason reason = Score.of(expert("33014", List.of("32024"), null, null, null, null, null), FROM_AFAR, TODAY)
                    .reasons()
                    .get(0);
            assertThat(reason.code()).isEqualTo("discipline-exact-secondary");
            assertThat(reason.arguments()).containsExactly("32024", "32024");
        }
    }

    @Nested
    class PlaceAndTime {

        @Test
        void prefersTheSameCityToTheProvinceToElsewhere() {
            assertThat(points(ideal(), FROM_AFAR, Criterion.PLACE)).isEqualTo(15);
            assertThat(points(ideal(), wanted("32024", "210200", false), Criterion.PLACE))
                    .isEqualTo(10);
            assertThat(points(ideal(), wanted("32024", "420100", false), Criterion.PLACE))
                    .isZero();
            assertThat(points(ideal(), wanted("32024", null, false), Criterion.PLACE))
                    .isEqualTo(15);
        }

        @Test
        void countsTheDaysTheExpertIsFree() {
            for (int days = 0; days <= 10; days++) {
                Facts expert = expert("32024", List.of(), "210102", true, Grade.SENIOR, days, TODAY);
                assertThat(points(expert, FROM_AFAR, Criterion.AVAILABILITY)).isEqualTo(15 * days / 10);
            }
        }

        @Test
        void prefersThoseNearWhenTheyHaveToCome() {
            assertThat(points(ideal(), wanted("32024", "210100", true), Criterion.WAY))
                    .isEqualTo(10);
            assertThat(points(ideal(), wanted("32024", "420100", true), Criterion.WAY))
                    .isEqualTo(3);
        }
    }

    /** Whatever the facts are. The seed is fixed, so a failure can be repeated. */
    @Nested
    class Always {

        private final Random random = new Random(20200209);
        private final Phrases chinese = Phrases.in(Locale.CHINESE);
        private final Phrases english = Phrases.in(Locale.ENGLISH);

        private Facts anybody() {
            List<String> codes = new ArrayList<>(
                    List.of("320", "32024", "3202415", "3202420", "32027", "33014", "1903510", "19030", "110"));
            Collections.shuffle(codes, random);
            return expert(
                    random.nextInt(5) == 0 ? null : codes.get(0),
                    codes.subList(1, 1 + random.nextInt(4)),
                    one("210102", "210202", "320102", "420100", null),
                    one(true, false, null),
                    one(
                            Grade.SENIOR,
                            Grade.ASSOCIATE_SENIOR,
                            Grade.INTERMEDIATE,
                            Grade.ASSISTANT,
                            Grade.TECHNICIAN,
                            null),
                    random.nextInt(5) == 0 ? null : random.nextInt(11),
                    random.nextInt(5) == 0 ? null : TODAY.minusDays(random.nextInt(400)));
        }

        private Wanted anything() {
            return wanted(
                    one("32024", "320", "3202415", "19030", "33014"),
                    one("210100", "420100", null),
                    random.nextBoolean());
        }

        @SafeVarargs
        private <T> T one(T... choices) {
            return choices[random.nextInt(choices.length)];
        }

        @Test
        void isTheSumOfItsReasonsWithinTheirWeights() {
            for (int i = 0; i < 20_000; i++) {
                Score score = Score.of(anybody(), anything(), TODAY);
                assertThat(score.points())
                        .isBetween(0, 100)
                        .isEqualTo(score.reasons().stream()
                                .mapToInt(Reason::points)
                                .sum());
                assertThat(score.reasons()).extracting(Reason::criterion).containsExactly(Criterion.values());
                assertThat(score.reasons())
                        .allMatch(reason -> reason.points() >= 0 && reason.points() <= reason.criterion().weight);
            }
        }

        @Test
        void hasWordsForEveryReasonWithoutBlanks() {
            for (int i = 0; i < 20_000; i++) {
                for (Reason reason : Score.of(anybody(), anything(), TODAY).reasons()) {
                    for (Phrases phrases : List.of(chinese, english)) {
                        assertThat(phrases.say(
                                        "reason." + reason.code(),
                                        reason.arguments().toArray()))
                                .isNotBlank()
                                .doesNotContain("{");
                    }
                }
            }
        }

        @Test
        void neverFallsWhenSomebodyIsFreeLonger() {
            for (int i = 0; i < 20_000; i++) {
                Facts expert = anybody();
                Wanted wanted = anything();
                if (expert.freeDays() == null || expert.freeDays() == 10) {
                    continue;
                }
                Facts longer = expert(
                        expert.main(),
                        expert.secondary(),
                        expert.divisionCode(),
                        expert.remote(),
                        expert.grade(),
                        expert.freeDays() + 1,
                        expert.lastContactOn());
                assertThat(Score.of(longer, wanted, TODAY).points())
                        .isGreaterThanOrEqualTo(Score.of(expert, wanted, TODAY).points());
            }
        }

        @Test
        void neverFallsWhenADisciplineIsAdded() {
            for (int i = 0; i < 20_000; i++) {
                Facts expert = anybody();
                Wanted wanted = anything();
                List<String> more = new ArrayList<>(expert.secondary());
                more.add(one("32024", "33014", "510"));
                Facts broader = expert(
                        expert.main(),
                        more,
                        expert.divisionCode(),
                        expert.remote(),
                        expert.grade(),
                        expert.freeDays(),
                        expert.lastContactOn());
                assertThat(Score.of(broader, wanted, TODAY).points())
                        .isGreaterThanOrEqualTo(Score.of(expert, wanted, TODAY).points());
            }
        }

        @Test
        void ranksTheSameWhateverTheOrderOfArrival() {
            List<Candidate> candidates = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                Facts facts = anybody();
                candidates.add(new Candidate(
                        new Facts(
                                new UUID(7, i),
                                facts.name(),
                                facts.pool(),
                                null,
                                facts.main(),
                                facts.secondary(),
                                facts.divisionCode(),
                                facts.remote(),
                                facts.grade(),
                                facts.freeDays(),
                                facts.lastContactOn(),
                                null,
                                null,
                                true,
                                List.of()),
                        Score.of(facts, FROM_AFAR, TODAY)));
            }
            List<Candidate> once = new ArrayList<>(candidates);
            once.sort(Candidate.BEST_FIRST);
            for (int i = 0; i < 20; i++) {
                Collections.shuffle(candidates, random);
                List<Candidate> again = new ArrayList<>(candidates);
                again.sort(Candidate.BEST_FIRST);
                assertThat(again).isEqualTo(once);
            }
            assertThat(once)
                    .isSortedAccordingTo((left, right) ->
                            Integer.compare(right.score().points(), left.score().points()));
        }
    }
}
