package org.muster.report.forms;

import java.sql.Connection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.muster.platform.testing.TreeFixture;
import org.muster.report.testing.Liaoning;
import org.muster.station.testing.Tokens;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.muster.report.testing.Desk.DAY;
import static org.muster.report.testing.Desk.NEIGHBOUR;
import static org.muster.report.testing.Desk.as;
import static org.muster.report.testing.Desk.field;
import static org.muster.report.testing.Desk.form;
import static org.muster.report.testing.Desk.one;
import static org.muster.report.testing.Desk.period;
import static org.muster.report.testing.Desk.summed;

@QuarkusTest
class ReportFormResourceTest {

    @BeforeAll
    static void tree() {
        Liaoning.load();
    }

    private static ValidatableResponse create(String user, Object... fields) {
        return as(user).body(Map.of("name", "表 " + UUID.randomUUID(), "fields", List.of(fields)))
                .post("/api/report-forms")
                .then();
    }

    private static ValidatableResponse change(String user, String form, Object... fields) {
        return as(user).header("If-Match", "*")
                .body(Map.of("fields", List.of(fields)))
                .put("/api/report-forms/" + form)
                .then();
    }

    @Nested
    class AsReviewer {

        @Test
        void makesAForm() {
            Map<String, Object> cured = summed("cured");
            create("ln-reviewer", summed("confirmed"), cured, field("remark", "TEXT", "NONE"))
                    .statusCode(201)
                    .body("version", is(1))
                    .body("used", is(false))
                    .body("organisation", is("KX-210000"))
                    .body("fields.key", equalTo(List.of("confirmed", "cured", "remark")))
                    .body("fields[1].label", is(cured.get("label")))
                    .body("fields[1].cumulative", is(true));
        }

        @Test
        void changesAnUnusedFormInPlace() {
            String form = form(summed("a"), summed("b"));
            change("ln-reviewer", form, summed("b"), summed("a"))
                    .statusCode(200)
                    .body("version", is(1))
                    .body("fields.key", equalTo(List.of("b", "a")));
        }

        @Test
        void makesANewVersionOfAUsedForm() {
            String form = form(summed("a"));
            period(form, DAY, one("KX-210100"));
            change("ln-reviewer", form, summed("a"), summed("c"))
                    .statusCode(200)
                    .body("version", is(2))
                    .body("used", is(false));
        }

        @Test
        void cannotChangeAUsedVersionEvenInTheDatabase() throws Exception {
            String form = form(summed("a"));
            period(form, DAY, one("KX-210100"));
            try (Connection database = TreeFixture.open()) {
                assertThatThrownBy(() -> database.createStatement()
                                .execute("update report_field set label = 'x' where form_version in"
                                        + " (select id from report_form_version where form = '" + form + "')"))
                        .hasMessageContaining("never changes");
            }
        }

        @Test
        void doesNotOverwriteWhatItHasNotSeen() {
            String form = form(summed("a"));
            Map<String, Object> body = Map.of("fields", List.of(summed("b")));
            as("ln-reviewer").body(body).put("/api/report-forms/" + form).then().statusCode(428);
            String tag = as("ln-reviewer").get("/api/report-forms/" + form).header("ETag");
            change("ln-reviewer", form, summed("c")).statusCode(200);
            as("ln-reviewer")
                    .header("If-Match", tag)
                    .body(body)
                    .put("/api/report-forms/" + form)
                    .then()
                    .statusCode(412);
        }

        @Test
        void isToldWhichFormAsksTheSameAlready() {
            Map<String, Object> question = new HashMap<>(summed("donations"));
            String first = create("ln-reviewer", question).extract().path("name");
            question.put("label", " " + question.get("label") + "　");
            create("ln-reviewer", summed("other"), question)
                    .statusCode(409)
                    .body("type", is("/problems/field-already-asked"))
                    .body("detail", containsString(first));
        }

        @Test
        void mayAskAgainWhatOnlyARetiredFormAsked() {
            Map<String, Object> question = summed("masks");
            String form = form(question);
            as("ln-reviewer")
                    .post("/api/report-forms/" + form + "/retirement")
                    .then()
                    .statusCode(200)
                    .body("retired", is(true));
            create("ln-reviewer", question).statusCode(201);
            change("ln-reviewer", form, question).statusCode(409).body("type", is("/problems/form-retired"));
        }

        @Test
        void dropsAQuestionThatAnotherFormMayThenAsk() {
            Map<String, Object> question = summed("beds");
            String form = form(question, summed("rest"));
            change("ln-reviewer", form, summed("rest")).statusCode(200);
            create("ln-reviewer", question).statusCode(201);
        }

        @Test
        void getsTheFirstAnswerForARepeatedRequest() {
            String key = UUID.randomUUID().toString();
            Map<String, Object> body = Map.of("name", "表 " + key, "fields", List.of(summed("x")));
            String first = as("ln-reviewer")
                    .header("Idempotency-Key", key)
                    .body(body)
                    .post("/api/report-forms")
                    .path("id");
            as("ln-reviewer")
                    .header("Idempotency-Key", key)
                    .body(body)
                    .post("/api/report-forms")
                    .then()
                    .statusCode(201)
                    .body("id", is(first));
        }

        @Test
        void isRefusedWhatCannotBeAsked() {
            create("ln-reviewer").statusCode(400).body("errors[0].pointer", is("/fields"));
            create("ln-reviewer", field("9key", "INTEGER", "SUM"))
                    .statusCode(400)
                    .body("errors[0].pointer", is("/fields/0/key"));
            create("ln-reviewer", field("text", "TEXT", "SUM"))
                    .statusCode(422)
                    .body("type", is("/problems/text-is-not-counted"));
            create("ln-reviewer", summed("twice"), summed("twice"))
                    .statusCode(422)
                    .body("type", is("/problems/field-twice"));
            Map<String, Object> sourced = summed("n");
            sourced.put("source", "notices.printed");
            create("ln-reviewer", sourced).statusCode(422).body("detail", containsString("notices.issued"));
            Map<String, Object> unknown = summed("n");
            unknown.put("colour", "red");
            create("ln-reviewer", unknown).statusCode(400).body("type", is("/problems/unknown-field"));
            as("ln-reviewer")
                    .body("{\"name\": ")
                    .post("/api/report-forms")
                    .then()
                    .statusCode(400)
                    .body("type", is("/problems/malformed-json"));
        }

        @Test
        void cannotGiveTwoActiveFormsOneName() {
            Map<String, Object> body = Map.of("name", "同名 " + UUID.randomUUID(), "fields", List.of(summed("x")));
            as("ln-reviewer").body(body).post("/api/report-forms").then().statusCode(201);
            Map<String, Object> again = Map.of("name", body.get("name"), "fields", List.of(summed("y")));
            as("ln-reviewer")
                    .body(again)
                    .post("/api/report-forms")
                    .then()
                    .statusCode(409)
                    .body("type", is("/problems/form-name-taken"));
        }

        @Test
        void cannotChangeAFormOfAnOrganisationAbove() {
            String form = create("cast-admin", summed("national"))
                    .statusCode(201)
                    .extract()
                    .path("id");
            as("ln-reviewer").get("/api/report-forms/" + form).then().statusCode(200);
            change("ln-reviewer", form, summed("x")).statusCode(403);
            as("ln-reviewer")
                    .post("/api/report-forms/" + form + "/retirement")
                    .then()
                    .statusCode(403);
            as("ln-reviewer")
                    .get("/api/report-forms/" + form)
                    .then()
                    .body("fields.key", equalTo(List.of("national")))
                    .body("retired", is(false));
        }
    }

    @Nested
    class AsReporter {

        @Test
        void seesTheFormsOfOrganisationsAbove() {
            String form = form(summed("seen"));
            as("sy-reporter").get("/api/report-forms?limit=200").then().body("id", hasItem(form));
            as("sy-reporter").get("/api/report-forms/" + form).then().statusCode(200);
        }

        @Test
        void pagesThroughForms() {
            String older = form(summed("p1"));
            String newer = form(summed("p2"));
            var first =
                    as("sy-reporter").get("/api/report-forms?limit=1").then().extract();
            assertThat(first.<List<String>>path("id")).containsExactly(newer);
            String link = first.header("Link");
            as("sy-reporter")
                    .urlEncodingEnabled(false)
                    .get(link.substring(1, link.indexOf('>')))
                    .then()
                    .body("id", equalTo(List.of(older)));
            as("sy-reporter").get("/api/report-forms?cursor=bm8").then().statusCode(400);
        }

        @Test
        void cannotMakeOrChangeForms() {
            create("ln-reporter", summed("x")).statusCode(403).body("type", is("/problems/role-missing"));
            change("ln-reporter", form(summed("x")), summed("y")).statusCode(403);
        }
    }

    @Nested
    class AsSibling {

        @Test
        void neitherSeesNorChangesForms() {
            String form = form(summed("secret"));
            as(NEIGHBOUR).get("/api/report-forms/" + form).then().statusCode(404);
            as(NEIGHBOUR).get("/api/report-forms?limit=200").then().body("id", not(hasItem(form)));
            change(NEIGHBOUR, form, summed("x")).statusCode(404);
            as(NEIGHBOUR)
                    .post("/api/report-forms/" + form + "/retirement")
                    .then()
                    .statusCode(404);
            as("ln-reviewer")
                    .get("/api/report-forms/" + form)
                    .then()
                    .body("fields.key", equalTo(List.of("secret")))
                    .body("retired", is(false));
        }
    }

    @Nested
    class Anonymous {

        @Test
        void isAskedToLogIn() {
            given().get("/api/report-forms").then().statusCode(401);
            given().contentType("application/json")
                    .body("{}")
                    .post("/api/report-forms")
                    .then()
                    .statusCode(401);
            given().auth()
                    .oauth2(Tokens.tampered("ln-reviewer"))
                    .get("/api/report-forms")
                    .then()
                    .statusCode(401);
        }
    }
}
