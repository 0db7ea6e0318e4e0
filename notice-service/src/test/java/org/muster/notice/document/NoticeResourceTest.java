package org.muster.notice.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.muster.notice.document.NoticeFixture.aNotice;
import static org.muster.notice.document.NoticeFixture.aNoticeOfJiangsu;
import static org.muster.notice.document.NoticeFixture.aNoticeOfTheSociety;
import static org.muster.notice.document.NoticeFixture.as;
import static org.muster.notice.document.NoticeFixture.below;
import static org.muster.notice.document.NoticeFixture.freshMark;
import static org.muster.notice.document.NoticeFixture.nobody;
import static org.muster.notice.document.NoticeFixture.organisation;

@QuarkusTest
class NoticeResourceTest {

    @BeforeEach
    void loadTree() {
        TreeFixture.load();
    }

    @Nested
    class AsDrafter {

        @Test
        void draftsWithAddresseesCopiesContactAndTasks() {
            String mark = freshMark();
            as("ln-drafter")
                    .body(aNotice()
                            .with("issuerMark", mark)
                            .with("urgency", "特急")
                            .with("contact", "办公室")
                            .cc(organisation("KX-210100"))
                            .with(
                                    "tasks",
                                    List.of(
                                            Map.of("number", 2, "text", "建立网上值班制度", "due", "2020-02-05"),
                                            Map.of(
                                                    "number",
                                                    1,
                                                    "text",
                                                    "召开一次网上支部会议",
                                                    "responsibleRole",
                                                    "秘书长",
                                                    "dueText",
                                                    "近期")))
                            .body())
                    .post("/api/notices")
                    .then()
                    .statusCode(201)
                    .header("Location", containsString("/api/notices/"))
                    .header("ETag", notNullValue())
                    .body("state", equalTo("DRAFT"))
                    .body("number", nullValue())
                    .body("organisation", equalTo("KX-210000"))
                    .body("issuerMark", equalTo(mark))
                    .body("to[0].below", equalTo("KX-210000"))
                    .body("cc[0].organisation", equalTo("KX-210100"))
                    .body("tasks.number", contains(1, 2))
                    .body("tasks[0].dueText", equalTo("近期"))
                    .body("tasks[1].due", equalTo("2020-02-05"))
                    .body("steps.step", contains("DRAFTED"));
        }

        @Test
        void readsOnesDraftAndFindsItInTheList() {
            String id = aNotice().drafted();

            as("ln-drafter").get("/api/notices/{id}", id).then().statusCode(200).body("id", equalTo(id));
            as("ln-drafter")
                    .get("/api/notices?state=DRAFT")
                    .then()
                    .statusCode(200)
                    .body("id", hasItem(id));
            as("ln-drafter").get("/api/notices?state=ISSUED").then().body("id", not(hasItem(id)));
        }

        @Test
        void pagesThroughTheListWithoutRepeatingOrLosingOne() {
            List<String> drafted = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                drafted.add(0, aNoticeOfTheSociety().drafted());
            }

            List<String> seen = new ArrayList<>();
            String next = "/api/notices?limit=2";
            while (next != null && seen.size() < 5) {
                Response page = as("yyx-issuer").get(next);
                seen.addAll(page.jsonPath().getList("id"));
                next = page.header("Link") == null ? null : page.header("Link").replaceAll("<(.*)>.*", "$1");
            }

            assertThat(seen.subList(0, 5)).isEqualTo(drafted);
        }

        @Test
        void revisesTheVersionOneHasRead() {
            String id = aNotice().drafted();
            String read = as("ln-drafter").get("/api/notices/{id}", id).header("ETag");
            Map<String, Object> revised = aNotice().with("title", "改过的标题").body();

            as("ln-drafter").body(revised).put("/api/notices/{id}", id).then().statusCode(428);
            String now = as("ln-drafter")
                    .header("If-Match", read)
                    .body(revised)
                    .put("/api/notices/{id}", id)
                    .then()
                    .statusCode(200)
                    .body("title", equalTo("改过的标题"))
                    .extract()
                    .header("ETag");
            assertThat(now).isNotEqualTo(read);
            as("ln-drafter")
                    .header("If-Match", read)
                    .body(revised)
                    .put("/api/notices/{id}", id)
                    .then()
                    .statusCode(412);
            as("ln-drafter").get("/api/notices/{id}", id).then().header("ETag", startsWith(now.replaceAll("\"$", ".")));
        }

        @Test
        void repeatsARequestWithItsKeyAndGetsTheFirstAnswer() {
            String key = UUID.randomUUID().toString();
            Map<String, Object> body = aNotice().body();

            String first = as("ln-drafter")
                    .header("Idempotency-Key", key)
                    .body(body)
                    .post("/api/notices")
                    .path("id");
            String second = as("ln-drafter")
                    .header("Idempotency-Key", key)
                    .body(body)
                    .post("/api/notices")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            assertThat(second).isEqualTo(first);
            as("ln-drafter")
                    .header("Idempotency-Key", key)
                    .body(aNotice().body())
                    .post("/api/notices")
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/idempotency-reused"));
        }

        @Test
        void neitherApprovesNorIssues() {
            String id = aNotice().drafted();
            as("ln-drafter").post("/api/notices/{id}/submission", id).then().statusCode(200);

            as("ln-drafter").post("/api/notices/{id}/approval", id).then().statusCode(403);
            as("ln-drafter").post("/api/notices/{id}/issue", id).then().statusCode(403);
            as("ln-drafter")
                    .body(Map.of("reason", "理由"))
                    .post("/api/notices/{id}/rejection", id)
                    .then()
                    .statusCode(403);
            as("ln-drafter").get("/api/notices/{id}", id).then().body("state", equalTo("SUBMITTED"));
        }

        @Test
        void usesNoMarkOfAnotherOrganisation() {
            String mark = freshMark();
            aNoticeOfJiangsu().with("issuerMark", mark).issued();

            as("ln-drafter")
                    .body(aNotice().with("issuerMark", mark).body())
                    .post("/api/notices")
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("/problems/mark-taken"));
        }

        @Test
        void keepsNoClassifiedPaper() {
            as("ln-drafter")
                    .body(aNotice().with("secrecy", "机密").body())
                    .post("/api/notices")
                    .then()
                    .statusCode(422)
                    .contentType("application/problem+json")
                    .body("type", equalTo("/problems/classified"))
                    .body("title", equalTo("涉密文件不得进入本平台"));
            as("ln-drafter")
                    .header("Accept-Language", "en")
                    .body(aNotice().with("secrecy", "绝密").body())
                    .post("/api/notices")
                    .then()
                    .statusCode(422)
                    .body("title", equalTo("Classified papers must never enter this platform"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"辽", "LKX", "辽科协发abc", "一二三四五六七八九十一二三"})
        void namesWhatIsWrongWithAMark(String mark) {
            refused(aNotice().with("issuerMark", mark), 422, "bad-issuer-mark");
        }

        @Test
        void isToldWhatToChange() {
            refused(aNotice().with("type", "便条"), 422, "unknown-document-type");
            refused(aNotice().with("urgency", "火急"), 422, "unknown-urgency");
            refused(aNotice().without("to"), 400, "invalid-fields");
            refused(aNotice().with("to", List.of()), 400, "invalid-fields");
            refused(aNotice().with("title", " "), 400, "invalid-fields");
            refused(aNotice().with("title", "长".repeat(301)), 400, "invalid-fields");
            refused(aNotice().with("body", "长".repeat(200_001)), 400, "invalid-fields");
            refused(aNotice().with("colour", "red"), 400, "unknown-field");
            refused(aNotice().with("to", "everybody"), 400, "unfit-value");
            refused(aNotice().to(organisation("KX-999999")), 422, "unknown-organisation");
            refused(aNotice().to(below("DW-YYX-1")), 422, "no-recipients");
            refused(
                    aNotice().to(Map.of("organisation", "KX-210100", "below", "KX-210000")),
                    422,
                    "selector-incomplete");
            refused(
                    aNotice()
                            .with("tasks", List.of(Map.of("number", 1, "text", "一"), Map.of("number", 1, "text", "二"))),
                    422,
                    "task-number-twice");
            refused(aNotice().with("tasks", List.of(Map.of("number", 0, "text", "零"))), 400, "invalid-fields");
            refused(aNotice().with("body", "通\u0000知"), 400, "unfit-characters");
            as("ln-drafter")
                    .body("{\"title\":")
                    .post("/api/notices")
                    .then()
                    .statusCode(400)
                    .body("type", equalTo("/problems/malformed-json"));
            as("ln-drafter").post("/api/notices").then().statusCode(400);
            as("ln-drafter")
                    .contentType(ContentType.TEXT)
                    .body("hello")
                    .post("/api/notices")
                    .then()
                    .statusCode(415);
        }

        @Test
        void keepsATextOfTheLargestSize() {
            String text = "长".repeat(200_000);
            String id = aNotice().with("body", text).drafted();

            assertThat(as("ln-drafter").get("/api/notices/{id}", id).jsonPath().getString("body"))
                    .isEqualTo(text);
        }

        private void refused(NoticeFixture notice, int status, String slug) {
            as("ln-drafter")
                    .body(notice.body())
                    .post("/api/notices")
                    .then()
                    .statusCode(status)
                    .contentType("application/problem+json")
                    .body("type", equalTo("/problems/" + slug))
                    .body("detail", notNullValue());
        }
    }

    @Nested
    class AsIssuer {

        @Test
        void readsADraftButDoesNotWriteOne() {
            String id = aNotice().drafted();

            as("ln-issuer").get("/api/notices/{id}", id).then().statusCode(200);
            as("ln-issuer").body(aNotice().body()).post("/api/notices").then().statusCode(403);
            as("ln-issuer")
                    .header("If-Match", "*")
                    .body(aNotice().body())
                    .put("/api/notices/{id}", id)
                    .then()
                    .statusCode(403);
            as("ln-issuer").post("/api/notices/{id}/submission", id).then().statusCode(403);
        }

        @Test
        void sendsASubmittedNoticeBackWithAReason() {
            String id = aNotice().drafted();
            as("ln-drafter").post("/api/notices/{id}/submission", id);

            as("ln-issuer")
                    .body(Map.of("reason", ""))
                    .post("/api/notices/{id}/rejection", id)
                    .then()
                    .statusCode(400);
            as("ln-issuer")
                    .body(Map.of("reason", "请补充联系人"))
                    .post("/api/notices/{id}/rejection", id)
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("DRAFT"))
                    .body("steps.remark", hasItem("请补充联系人"));
        }

        @Test
        void cannotIssueWhatWasNotApproved() {
            String id = aNotice().drafted();

            as("ln-issuer")
                    .post("/api/notices/{id}/issue", id)
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/notice-not-approved"));
        }

        @Test
        void readsWhatASocietyBelowIssuedButNotItsDrafts() {
            String draft = aNoticeOfTheSociety().drafted();
            String issued = aNoticeOfTheSociety().issued();

            as("ln-issuer").get("/api/notices/{id}", draft).then().statusCode(404);
            as("ln-issuer").get("/api/notices/{id}", issued).then().statusCode(200);
            as("yyx-issuer").get("/api/notices/{id}", aNotice().issued()).then().statusCode(404);
        }
    }

    @Nested
    class AsClerk {

        @Test
        void readsIssuedNoticesOnly() {
            String draft = aNotice().drafted();
            String issued = aNotice().issued();

            as("ln-clerk").get("/api/notices/{id}", draft).then().statusCode(404);
            as("ln-clerk").get("/api/notices/{id}", issued).then().statusCode(200);
            as("ln-clerk")
                    .get("/api/notices")
                    .then()
                    .body("id", hasItem(issued))
                    .body("id", not(hasItem(draft)));
            as("ln-clerk").body(aNotice().body()).post("/api/notices").then().statusCode(403);
        }
    }

    @Nested
    class AsSibling {

        @Test
        void findsNothingAndChangesNothing() {
            String id = aNotice().drafted();

            as("js-issuer").get("/api/notices/{id}", id).then().statusCode(404);
            as("js-issuer")
                    .header("If-Match", "*")
                    .body(aNotice().body())
                    .put("/api/notices/{id}", id)
                    .then()
                    .statusCode(404);
            as("js-issuer").post("/api/notices/{id}/submission", id).then().statusCode(404);
            as("js-issuer").post("/api/notices/{id}/approval", id).then().statusCode(404);
            as("js-issuer")
                    .body(Map.of("reason", "理由"))
                    .post("/api/notices/{id}/rejection", id)
                    .then()
                    .statusCode(404);
            as("js-issuer").post("/api/notices/{id}/issue", id).then().statusCode(404);
            as("js-issuer").get("/api/notices").then().statusCode(200).body("id", not(hasItem(id)));
            as("ln-drafter").get("/api/notices/{id}", id).then().body("state", equalTo("DRAFT"));
        }

        @Test
        void doesNotReadAnIssuedNotice() {
            as("js-issuer").get("/api/notices/{id}", aNotice().issued()).then().statusCode(404);
        }
    }

    @Nested
    class AsAuditor {

        @Test
        void hasNoBusinessHere() {
            String id = aNotice().issued();

            as("auditor").get("/api/notices").then().statusCode(403);
            as("auditor").get("/api/notices/{id}", id).then().statusCode(403);
            as("auditor").body(aNotice().body()).post("/api/notices").then().statusCode(403);
        }
    }

    @Nested
    class Anonymous {

        @Test
        void hasToLogIn() {
            String id = aNotice().drafted();

            nobody().get("/api/notices").then().statusCode(401);
            nobody().get("/api/notices/{id}", id).then().statusCode(401);
            nobody().body(aNotice().body()).post("/api/notices").then().statusCode(401);
            nobody().body(aNotice().body()).put("/api/notices/{id}", id).then().statusCode(401);
            for (String step : List.of("submission", "approval", "rejection", "issue")) {
                nobody().post("/api/notices/{id}/{step}", id, step).then().statusCode(401);
            }
        }
    }

    @Test
    void unknownIdsAreNotFound() {
        as("ln-issuer").get("/api/notices/{id}", UUID.randomUUID()).then().statusCode(404);
        as("ln-issuer").get("/api/notices/no-uuid").then().statusCode(404);
        as("ln-issuer")
                .post("/api/notices/{id}/issue", UUID.randomUUID())
                .then()
                .statusCode(404);
    }
}
