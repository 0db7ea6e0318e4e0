package org.muster.expert.matching;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.muster.expert.testing.ANeed;
import org.muster.expert.testing.AnExpert;
import org.muster.expert.testing.AnInvitation;
import org.muster.expert.testing.As;
import org.muster.expert.testing.Rows;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

/** Each test has a field of its own, so that experts of other tests are not candidates. */
@QuarkusTest
class CandidateResourceTest {

    @BeforeEach
    void tree() {
        TreeFixture.load();
    }

    private static JsonPath candidates(String need) {
        return As.manager()
                .get("/api/needs/" + need + "/candidates?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<String> obstacles(String need, String expert) {
        String name = As.manager().get("/api/experts/" + expert).path("name");
        return As.manager()
                .queryParam("q", name)
                .get("/api/needs/" + need + "/exclusions")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("find { it.expert == '" + expert + "' }.obstacles.code");
    }

    private static AnExpert of(String discipline) {
        return AnExpert.who().with("mainDiscipline", discipline);
    }

    @Nested
    class AsManager {

        @Test
        void ranksThemWithReasonsThatAddUp() {
            String exact = of("41010").inThePool();
            String secondary = of("33014")
                    .with("secondaryDisciplines", List.of("41010"))
                    .with("divisionCode", "210202")
                    .inThePool();
            String field = of("410")
                    .with("divisionCode", "420100")
                    .with("titleCode", "233")
                    .inThePool();
            JsonPath list =
                    candidates(ANeed.with("disciplines", List.of("41010")).open());
            assertThat(list.getList("expert", String.class)).containsSequence(exact, secondary, field);
            int reasons = list.getInt("find { it.expert == '" + secondary + "' }.reasons.points.sum()");
            assertThat(list.getInt("find { it.expert == '" + secondary + "' }.score"))
                    .isEqualTo(reasons)
                    .isEqualTo(40 + 10 + 15 + 10 + 5 + 0);
            assertThat(list.getString("find { it.expert == '" + exact + "' }.reasons[0].text"))
                    .contains("主学科 工程数学 正是所需学科");
            assertThat(list.getInt("find { it.expert == '" + exact + "' }.reasons[0].of"))
                    .isEqualTo(50);
        }

        @Test
        void readsTheReasonsInEnglish() {
            of("41015").inThePool();
            As.manager()
                    .header("Accept-Language", "en")
                    .get("/api/needs/"
                            + ANeed.with("disciplines", List.of("41015")).open() + "/candidates")
                    .then()
                    .statusCode(200)
                    .body("[0].reasons[0].text", equalTo("main discipline 工程控制论 is the one wanted"));
        }

        @Test
        void getsTheSameListEveryTime() {
            for (int i = 0; i < 6; i++) {
                of("41020").inThePool();
            }
            String need = ANeed.with("disciplines", List.of("41020")).open();
            List<String> first = candidates(need).getList("expert");
            assertThat(first).hasSizeGreaterThanOrEqualTo(6);
            for (int i = 0; i < 3; i++) {
                assertThat(candidates(need).<String>getList("expert")).isEqualTo(first);
            }
            As.manager()
                    .get("/api/needs/" + need + "/candidates?limit=2")
                    .then()
                    .body("expert", equalTo(first.subList(0, 2)));
        }

        @Test
        void seesNoContactDataHere() {
            of("41025").inThePool();
            String need = ANeed.with("disciplines", List.of("41025")).open();
            assertThat(As.manager().get("/api/needs/" + need + "/candidates").asString())
                    .contains("score")
                    .doesNotContain("024-0000")
                    .doesNotContain("@example.org");
        }

        @Test
        void seesIncompleteExpertsWithWhatIsMissing() {
            String id =
                    of("41030").without("available", "titleCode", "employer").inThePool();
            String need = ANeed.with("disciplines", List.of("41030")).open();
            assertThat(candidates(need).<String>getList("find { it.expert == '" + id + "' }.missing"))
                    .containsExactly("employer", "grade", "available");
        }

        @Test
        void learnsWhyEachOfTheOthersIsNotListed() {
            LocalDate day = ANeed.tomorrow();
            String need = ANeed.with("disciplines", List.of("42010")).open();
            Map<String, String> expected = Map.of(
                    of("33014").inThePool(),
                    "other-field",
                    of("42010").with("status", "LAPSED").inThePool(),
                    "lapsed",
                    of("42010").without("consent").inThePool(),
                    "no-consent",
                    of("42010")
                            .with(
                                    "consent",
                                    Map.of(
                                            "basis",
                                            "CONSENT",
                                            "purpose",
                                            "应急专家储备",
                                            "until",
                                            day.plusDays(2).toString()))
                            .inThePool(),
                    "consent-ends",
                    of("42010")
                            .with("available", List.of(AnExpert.window(day.plusDays(60), day.plusDays(90))))
                            .inThePool(),
                    "not-available",
                    of("42010")
                            .with("remote", false)
                            .with("divisionCode", "210202")
                            .inThePool(),
                    "not-remote");
            List<String> listed = candidates(need).getList("expert");
            expected.forEach((expert, obstacle) -> {
                assertThat(obstacles(need, expert)).containsExactly(obstacle);
                assertThat(listed).doesNotContain(expert);
            });
            String near = of("42010").with("remote", false).inThePool();
            assertThat(candidates(need).<String>getList("expert")).contains(near);
        }

        @Test
        void learnsUntilWhenSomebodyIsEngaged() {
            String expert = of("42050").inThePool();
            String other = ANeed.usual().open();
            As.nobody()
                    .post(AnInvitation.linkOf(AnInvitation.to(expert, other)) + "/acceptance")
                    .then()
                    .statusCode(200);
            String need = ANeed.with("disciplines", List.of("42050")).open();
            assertThat(candidates(need).<String>getList("expert")).doesNotContain(expert);
            As.manager()
                    .get("/api/needs/" + need + "/exclusions?limit=200")
                    .then()
                    .body("find { it.expert == '" + expert + "' }.obstacles[0].code", equalTo("engaged"))
                    .body(
                            "find { it.expert == '" + expert + "' }.obstacles[0].text",
                            containsString(ANeed.tomorrow().plusDays(9).toString()));
        }

        @Test
        void isNotOfferedWhoWasAskedAlready() {
            String need =
                    ANeed.with("disciplines", List.of("42020")).and("seats", 5).open();
            String asked = of("42020").inThePool();
            String declined = of("42020").inThePool();
            String accepted = of("42020").inThePool();
            AnInvitation.to(asked, need);
            As.nobody()
                    .body("{}")
                    .post(AnInvitation.linkOf(AnInvitation.to(declined, need)) + "/decline")
                    .then()
                    .statusCode(200);
            As.nobody()
                    .post(AnInvitation.linkOf(AnInvitation.to(accepted, need)) + "/acceptance")
                    .then()
                    .statusCode(200);
            assertThat(obstacles(need, asked)).containsExactly("invited");
            assertThat(obstacles(need, declined)).containsExactly("declined");
            assertThat(obstacles(need, accepted)).containsExactly("accepted");
            assertThat(candidates(need).<String>getList("expert")).doesNotContain(asked, declined, accepted);
        }

        @Test
        void putsEverybodyIntoExactlyOneOfTheTwoLists() {
            String need = ANeed.with("disciplines", List.of("46030")).open();
            List<String> all = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                all.add(of("46030")
                        .with("status", i % 2 == 0 ? "ACTIVE" : "LAPSED")
                        .inThePool());
            }
            List<String> listed = candidates(need).getList("expert");
            List<String> excluded = new ArrayList<>();
            String next = "/api/needs/" + need + "/exclusions?limit=2";
            // those of the field come first, so the first pages hold them all
            for (int i = 0; i < 3 && next != null; i++) {
                Response page = As.manager().urlEncodingEnabled(false).get(next);
                excluded.addAll(page.path("expert"));
                String link = page.header("Link");
                next = link == null ? null : link.substring(1, link.indexOf('>'));
            }
            assertThat(excluded).doesNotHaveDuplicates();
            assertThat(all).allMatch(expert -> listed.contains(expert) != excluded.contains(expert));
        }

        @Test
        void keepsAShortlistWithPrivateNotes() {
            String need = ANeed.with("disciplines", List.of("43010")).open();
            String first = of("43010").inThePool();
            String never = of("43010").inThePool();
            As.manager()
                    .body(Map.of("choice", "FIRST_CHOICE", "note", "上次合作很好"))
                    .put("/api/needs/" + need + "/shortlist/" + first)
                    .then()
                    .statusCode(204);
            As.manager()
                    .body(Map.of("choice", "UNSUITABLE"))
                    .put("/api/needs/" + need + "/shortlist/" + never)
                    .then()
                    .statusCode(204);
            JsonPath list = candidates(need);
            assertThat(list.getString("find { it.expert == '" + first + "' }.choice"))
                    .isEqualTo("FIRST_CHOICE");
            assertThat(list.getString("find { it.expert == '" + first + "' }.note"))
                    .isEqualTo("上次合作很好");
            assertThat(obstacles(need, never)).containsExactly("unsuitable");
            As.manager()
                    .delete("/api/needs/" + need + "/shortlist/" + never)
                    .then()
                    .statusCode(204);
            assertThat(candidates(need).<String>getList("expert")).contains(never);
            As.manager()
                    .delete("/api/needs/" + need + "/shortlist/" + never)
                    .then()
                    .statusCode(404);
            As.manager()
                    .body(Map.of("choice", "PERHAPS"))
                    .put("/api/needs/" + need + "/shortlist/" + never)
                    .then()
                    .statusCode(400);
        }

        @Test
        void isToldThatADisciplineIsMissing() {
            As.manager()
                    .get("/api/needs/" + ANeed.usual().without("disciplines").submitted() + "/candidates")
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/need-without-discipline"));
            As.manager()
                    .get("/api/needs/" + ANeed.usual().without("disciplines").submitted() + "/exclusions")
                    .then()
                    .statusCode(422);
            String need = ANeed.usual().open();
            As.manager()
                    .get("/api/needs/" + need + "/candidates?limit=1000")
                    .then()
                    .statusCode(400);
            As.manager()
                    .get("/api/needs/" + UUID.randomUUID() + "/candidates")
                    .then()
                    .statusCode(404);
        }

        @Test
        void getsAnAnswerFromALargePoolQuickly() {
            Rows.change("""
                    with made as (
                        insert into expert (pool, reference, name, division_code, remote, status, consent_basis,
                            consent_purpose, consent_until, grade, synthetic, missing)
                        select 'XH-210000-NX', 'bulk-' || n, '批量专家' || n, (210100 + n % 1400)::text, n % 3 > 0, 'RESERVE',
                            'DUTY', '应急专家储备', date '2099-01-01', 'SENIOR', true, '{}'
                        from generate_series(1, 20000) n returning id)
                    insert into expert_discipline
                        select id, (array ['44010', '44015', '44020', '44035'])[1 + (hashtext(id::text) & 3)], true from made""");
            try {
                String need = ANeed.with("disciplines", List.of("44010")).open();
                As.manager()
                        .get("/api/needs/" + need + "/candidates?limit=20")
                        .then()
                        .statusCode(200)
                        .time(lessThan(10_000L))
                        .body("", hasSize(20))
                        .body("[0].score", equalTo(candidates(need).getInt("score.max()")));
            } finally {
                Rows.change("delete from expert where reference like 'bulk-%'");
            }
        }
    }

    @Nested
    class AsOthers {

        @Test
        void seeAndChangeNothing() {
            String need = ANeed.with("disciplines", List.of("43020")).open();
            String expert = of("43020").inThePool();
            String list = "/api/needs/" + need + "/candidates";
            String mark = "/api/needs/" + need + "/shortlist/" + expert;
            Map<String, String> body = Map.of("choice", "UNSUITABLE");
            As.neighbour().get(list).then().statusCode(404);
            As.neighbour().body(body).put(mark).then().statusCode(404);
            As.neighbour().delete(mark).then().statusCode(404);
            for (String user : List.of("dw1-clerk", "ln-clerk", "expert1")) {
                As.user(user).get(list).then().statusCode(403);
                As.user(user).body(body).put(mark).then().statusCode(403);
                As.user(user).delete(mark).then().statusCode(403);
            }
            As.nobody().get(list).then().statusCode(401);
            As.nobody().body(body).put(mark).then().statusCode(401);
            As.nobody().delete(mark).then().statusCode(401);
            assertThat(Rows.count("select count(*) from shortlist where need = ?::uuid", need))
                    .isZero();
        }

        @Test
        void areOfferedNobodyFromAStrangePool() {
            of("43030").inThePool();
            String own = As.neighbour()
                    .body(ANeed.with("disciplines", List.of("43030"))
                            .without("organisation")
                            .json())
                    .post("/api/needs")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            As.neighbour()
                    .get("/api/needs/" + own + "/candidates")
                    .then()
                    .statusCode(200)
                    .body("", empty());
            As.neighbour()
                    .get("/api/needs/" + own + "/exclusions")
                    .then()
                    .statusCode(200)
                    .body("organisation", not(hasItem("KX-210000")));
        }
    }
}
