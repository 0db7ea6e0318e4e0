package org.muster.expert.profile;

import java.time.LocalDate;
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

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

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
