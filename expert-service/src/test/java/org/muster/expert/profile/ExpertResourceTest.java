package org.muster.expert.profile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.muster.expert.testing.AnExpert;
import org.muster.expert.testing.As;
import org.muster.expert.testing.Rows;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
class ExpertResourceTest {

    @BeforeEach
    void tree() {
        TreeFixture.load();
    }

    @Nested
    class AsManager {

        @Test
        void keepsACompleteProfile() {
            AnExpert expert = AnExpert.who().with("secondaryDisciplines", List.of("33014", "3202415"));
            As.manager()
                    .body(expert.json())
                    .post("/api/experts")
                    .then()
                    .statusCode(201)
                    .header("Location", containsString("/api/experts/"))
                    .body("organisation", equalTo("KX-210000"))
                    .body("mainDiscipline.name", equalTo("内科学"))
                    .body("secondaryDisciplines.code", equalTo(List.of("3202415", "33014")))
                    .body("grade", equalTo("SENIOR"))
                    .body("inProvince", equalTo(true))
                    .body("available[0].startOn", equalTo(LocalDate.now().toString()))
                    .body("missing", empty())
                    .body("synthetic", equalTo(true));
        }

        @Test
        void listsAnIncompleteProfileAndSaysWhatIsMissing() {
            String id = AnExpert.who()
                    .with("specialities", "待补全")
                    .without("employer", "titleCode", "mainDiscipline", "available", "consent", "remote")
                    .inThePool();
            As.manager()
                    .get("/api/experts?incomplete=true&q=待补全")
                    .then()
                    .statusCode(200)
                    .body("id", hasItem(id))
                    .body(
                            "find { it.id == '" + id + "' }.missing",
                            hasItems("employer", "mainDiscipline", "grade", "available", "consent", "remote"));
        }

        @Test
        void neverListsContactData() {
            AnExpert.who().with("specialities", "不显示联系方式").inThePool();
            String list =
                    As.manager().get("/api/experts?q=不显示联系方式").then().extract().asString();
            assertThat(list).contains("不显示联系方式").doesNotContain("024-0000").doesNotContain("@example.org");
            String id = AnExpert.who().inThePool();
            assertThat(As.manager().get("/api/experts/" + id).asString())
                    .doesNotContain("024-0000")
                    .doesNotContain("@example.org");
        }

        @Test
        void findsExpertsOfSubDisciplinesToo() {
            String inner = AnExpert.who()
                    .with("mainDiscipline", "3202415")
                    .with("specialities", "学科树")
                    .inThePool();
            String other = AnExpert.who()
                    .with("mainDiscipline", "33014")
                    .with("specialities", "学科树")
                    .inThePool();
            As.manager()
                    .get("/api/experts?discipline=320&q=学科树")
                    .then()
                    .statusCode(200)
                    .body("id", hasItem(inner))
                    .body("id", not(hasItem(other)));
        }

        @Test
        void findsByWordPlaceStatusAndPool() {
            String id = AnExpert.who()
                    .with("specialities", "长效消毒_呼吸机管路")
                    .with("divisionCode", "320102")
                    .with("status", "RESERVE")
                    .with("organisation", "XH-210000-YYX")
                    .inThePool();
            for (String query : List.of(
                    "q=消毒_呼吸机",
                    "division=32",
                    "inProvince=false",
                    "q=消毒_呼吸机&status=RESERVE",
                    "organisation=XH-210000-YYX",
                    "q=消毒_呼吸机&division=3201&inProvince=false&status=RESERVE&organisation=KX-210000&discipline=32024")) {
                As.manager().get("/api/experts?" + query).then().statusCode(200).body("id", hasItem(id));
            }
            for (String query : List.of(
                    "q=消毒x呼吸机",
                    "division=21",
                    "inProvince=true&q=消毒_呼吸机",
                    "status=ACTIVE&q=消毒_呼吸机",
                    "organisation=XH-210000-NX")) {
                As.manager().get("/api/experts?" + query).then().statusCode(200).body("id", not(hasItem(id)));
            }
        }

        @Test
        void countsFacetsOfWhatIsFound() {
            AnExpert.who().with("category", "x").with("specialities", "面向统计").inThePool();
            AnExpert.who()
                    .with("specialities", "面向统计")
                    .with("divisionCode", "320102")
                    .with("secondaryDisciplines", List.of("33014"))
                    .inThePool();
            As.manager()
                    .get("/api/experts/facets?q=面向统计")
                    .then()
                    .statusCode(200)
                    .body("total", equalTo(2))
                    .body("inProvince", equalTo(1))
                    .body("outOfProvince", equalTo(1))
                    .body("disciplines.find { it.code == '320' }.count", equalTo(2))
                    .body("disciplines.find { it.code == '330' }.count", equalTo(1))
                    .body("divisions.find { it.code == '320000' }.count", equalTo(1))
                    .body("statuses.find { it.code == 'ACTIVE' }.count", equalTo(2));
        }

        @Test
        void walksThePagesWithoutGapOrRepetition() {
            for (int i = 0; i < 5; i++) {
                AnExpert.who().with("specialities", "翻页专用").inThePool();
            }
            List<String> seen = new ArrayList<>();
            String next = "/api/experts?q=翻页专用&limit=2";
            while (next != null) {
                Response page = As.manager()
                        .urlEncodingEnabled(!next.contains("cursor"))
                        .get(next);
                seen.addAll(page.path("id"));
                String link = page.header("Link");
                next = link == null ? null : link.substring(1, link.indexOf('>'));
            }
            assertThat(seen).hasSize(5).doesNotHaveDuplicates();
        }

        @Test
        void seesPoolsBelowInNumbers() {
            AnExpert.who().with("organisation", "XH-210000-NX").inThePool();
            As.manager()
                    .get("/api/pools")
                    .then()
                    .statusCode(200)
                    .body("find { it.organisation == 'XH-210000-NX' }.total", greaterThanOrEqualTo(1))
                    .body("find { it.organisation == 'XH-210000-NX' }.name", equalTo("辽宁省农学会"))
                    .body("organisation", everyItem(containsString("21")));
        }

        @Test
        void changesAProfileItHasSeen() {
            AnExpert expert = AnExpert.who();
            String id = expert.inThePool();
            expert.with("status", "LAPSED").with("mainDiscipline", "33014").without("contact");
            As.manager()
                    .header("If-Match", "\"0\"")
                    .body(expert.json())
                    .put("/api/experts/" + id)
                    .then()
                    .statusCode(200)
                    .header("ETag", "\"1\"")
                    .body("status", equalTo("LAPSED"))
                    .body("mainDiscipline.code", equalTo("33014"));
            assertThat(Rows.count("select count(*) from expert_contact where expert = ?::uuid", id))
                    .as("contact data left out stays")
                    .isEqualTo(1);
            As.manager()
                    .header("If-Match", "\"0\"")
                    .body(expert.json())
                    .put("/api/experts/" + id)
                    .then()
                    .statusCode(412);
            As.manager().body(expert.json()).put("/api/experts/" + id).then().statusCode(428);
        }

        @Test
        void repeatsACreationWithoutDoingItTwice() {
            AnExpert expert = AnExpert.who().without("reference");
            String key = UUID.randomUUID().toString();
            String first = As.manager()
                    .header("Idempotency-Key", key)
                    .body(expert.json())
                    .post("/api/experts")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            As.manager()
                    .header("Idempotency-Key", key)
                    .body(expert.json())
                    .post("/api/experts")
                    .then()
                    .statusCode(201)
                    .body("id", equalTo(first));
        }

        @Test
        void isToldEveryFault() {
            As.manager()
                    .body(AnExpert.who()
                            .with("mainDiscipline", "99999")
                            .with("secondaryDisciplines", List.of("32024", "32024"))
                            .with("grade", "ASSISTANT")
                            .with(
                                    "available",
                                    List.of(AnExpert.window(
                                            LocalDate.now(), LocalDate.now().minusDays(1))))
                            .json())
                    .post("/api/experts")
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/unfit-profile"))
                    .body("detail", notNullValue())
                    .body(
                            "errors.pointer",
                            hasItems("/mainDiscipline", "/secondaryDisciplines", "/grade", "/available"));
        }

        @Test
        void isToldWhichFieldIsUnfit() {
            As.manager()
                    .body(AnExpert.who().with("name", "").json())
                    .post("/api/experts")
                    .then()
                    .statusCode(400)
                    .body("errors[0].pointer", equalTo("/name"));
            As.manager()
                    .body(AnExpert.who()
                            .with("contact", Map.of("phone", "不是号码", "email", "不是邮箱"))
                            .json())
                    .post("/api/experts")
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", hasItems("/contact/phone", "/contact/email"));
            As.manager()
                    .body(AnExpert.who().with("idCard", "210102").json())
                    .post("/api/experts")
                    .then()
                    .statusCode(400)
                    .body("type", equalTo("/problems/unknown-field"));
            As.manager().body("{\"name\":").post("/api/experts").then().statusCode(400);
            As.manager().body("").post("/api/experts").then().statusCode(400);
        }

        @Test
        void isToldThatAReferenceOrLoginIsTaken() {
            AnExpert expert = AnExpert.who().with("username", "taken-" + UUID.randomUUID());
            expert.inThePool();
            As.manager()
                    .body(expert.json())
                    .post("/api/experts")
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/reference-taken"));
            As.manager()
                    .body(expert.with("reference", "other").json())
                    .post("/api/experts")
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/username-taken"));
        }

        @Test
        void isToldWhichValuesAFilterTakes() {
            As.manager()
                    .get("/api/experts?status=ASLEEP")
                    .then()
                    .statusCode(400)
                    .body("type", equalTo("/problems/unknown-choice"))
                    .body("detail", containsString("RESERVE"));
            As.manager().get("/api/experts?inProvince=maybe").then().statusCode(400);
            As.manager().get("/api/experts?discipline=abc").then().statusCode(400);
            As.manager().get("/api/experts?cursor=bm8").then().statusCode(400);
            As.manager().get("/api/experts/" + UUID.randomUUID()).then().statusCode(404);
            As.manager().get("/api/experts/nobody").then().statusCode(404);
        }
    }

    @Nested
    class LookingForContactData {

        @Test
        void statesAPurposeAndIsWrittenDown() {
            String id = AnExpert.who().inThePool();
            As.manager()
                    .get("/api/experts/" + id + "/contact?purpose=核实到岗时间")
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", "no-store")
                    .body("phone", containsString("024"));
            assertThat(Rows.count(
                            "select count(*) from audit where action = 'read-contact' and object_id = ?"
                                    + " and detail->>'purpose' = '核实到岗时间' and organisation = 'KX-210000'",
                            id))
                    .isEqualTo(1);
        }

        @Test
        void isRefusedWithoutPurposeAndLeavesNoLook() {
            String id = AnExpert.who().inThePool();
            As.manager()
                    .get("/api/experts/" + id + "/contact")
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/purpose-missing"))
                    .body("phone", nullValue());
            As.manager()
                    .queryParam("purpose", "   a")
                    .get("/api/experts/" + id + "/contact")
                    .then()
                    .statusCode(422);
            assertThat(Rows.count("select count(*) from audit where action = 'read-contact' and object_id = ?", id))
                    .isZero();
        }

        @Test
        void isRefusedWhenTheLawfulBasisHasEnded() {
            Map<String, String> ended = Map.of(
                    "basis",
                    "CONSENT",
                    "purpose",
                    "应急专家储备",
                    "until",
                    LocalDate.now().minusDays(1).toString());
            for (String id : List.of(
                    AnExpert.who().with("consent", ended).inThePool(),
                    AnExpert.who().without("consent").inThePool())) {
                As.manager()
                        .get("/api/experts/" + id + "/contact?purpose=核实到岗时间")
                        .then()
                        .statusCode(422)
                        .body("type", equalTo("/problems/contact-without-basis"));
            }
        }

        @Test
        void isRefusedToNeighboursAndOthers() {
            String path = "/api/experts/" + AnExpert.who().inThePool() + "/contact?purpose=核实到岗时间";
            As.neighbour().get(path).then().statusCode(404);
            As.user("ln-clerk").get(path).then().statusCode(403);
            As.user("expert2").get(path).then().statusCode(403);
            As.nobody().get(path).then().statusCode(401);
        }
    }

    @Nested
    class AsExpert {

        @Test
        void seesTheOwnProfileWithContactData() {
            String id = AnExpert.behind("expert1");
            As.user("expert1")
                    .get("/api/experts/me")
                    .then()
                    .statusCode(200)
                    .body("id", equalTo(id))
                    .body("username", equalTo("expert1"))
                    .body("contact.phone", notNullValue());
        }

        @Test
        void inheritsNothingFromAnEarlierHolderOfTheLogin() {
            String id = AnExpert.behind("expert1");
            Rows.change("update expert set user_subject = 'somebody-before' where id = ?::uuid", id);
            try {
                As.user("expert1")
                        .get("/api/experts/me")
                        .then()
                        .statusCode(403)
                        .body("type", equalTo("/problems/no-profile"));
            } finally {
                Rows.change("update expert set user_subject = null where id = ?::uuid", id);
            }
        }

        @Test
        void isToldWhenNoProfileNamesTheLogin() {
            As.neighbour()
                    .get("/api/experts/me")
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("/problems/no-profile"))
                    .body("detail", containsString("js-all"));
        }

        @Test
        void seesNobodyElse() {
            As.user("expert1").get("/api/experts").then().statusCode(403);
            As.user("expert1")
                    .get("/api/experts/" + AnExpert.who().inThePool())
                    .then()
                    .statusCode(403);
        }
    }

    @Nested
    class AsNeighbour {

        @Test
        void seesNoneOfThePool() {
            String id = AnExpert.who().with("specialities", "邻省可见").inThePool();
            As.neighbour().get("/api/experts?q=邻省可见").then().statusCode(200).body("", empty());
            As.neighbour()
                    .get("/api/experts/facets?q=邻省可见")
                    .then()
                    .statusCode(200)
                    .body("total", equalTo(0));
            As.neighbour()
                    .get("/api/experts?organisation=KX-210000")
                    .then()
                    .statusCode(200)
                    .body("", empty());
            As.neighbour().get("/api/experts/" + id).then().statusCode(404);
            As.neighbour().get("/api/pools").then().statusCode(200).body("organisation", not(hasItem("KX-210000")));
        }

        @Test
        void putsNobodyIntoThePool() {
            long before = Rows.count("select count(*) from expert");
            As.neighbour()
                    .body(AnExpert.who().json())
                    .post("/api/experts")
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("/problems/not-your-organisation"));
            assertThat(Rows.count("select count(*) from expert")).isEqualTo(before);
        }

        @Test
        void changesNobodyInThePool() {
            AnExpert expert = AnExpert.who();
            String id = expert.inThePool();
            As.neighbour()
                    .header("If-Match", "*")
                    .body(expert.with("name", "改名").json())
                    .put("/api/experts/" + id)
                    .then()
                    .statusCode(404);
            assertThat(Rows.count("select version from expert where id = ?::uuid", id))
                    .isZero();
        }
    }

    @Nested
    class WithoutTheRole {

        @Test
        void isRefused() {
            String id = AnExpert.who().inThePool();
            for (String user : List.of("ln-clerk", "ln-issuer", "auditor")) {
                As.user(user).get("/api/experts").then().statusCode(403);
                As.user(user).get("/api/experts/facets").then().statusCode(403);
                As.user(user).get("/api/experts/" + id).then().statusCode(403);
                As.user(user).get("/api/experts/me").then().statusCode(403);
                As.user(user).get("/api/pools").then().statusCode(403);
                As.user(user)
                        .body(AnExpert.who().json())
                        .post("/api/experts")
                        .then()
                        .statusCode(403);
                As.user(user)
                        .body(AnExpert.who().json())
                        .put("/api/experts/" + id)
                        .then()
                        .statusCode(403);
            }
        }

        @Test
        void isAskedToLogIn() {
            for (String path : List.of("/api/experts", "/api/experts/facets", "/api/experts/me", "/api/pools")) {
                As.nobody().get(path).then().statusCode(401);
            }
            As.nobody().body(AnExpert.who().json()).post("/api/experts").then().statusCode(401);
        }
    }
}
