package org.muster.notice.document;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.platform.testing.TestEvents;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.muster.notice.document.NoticeFixture.aNotice;
import static org.muster.notice.document.NoticeFixture.aNoticeOfJiangsu;
import static org.muster.notice.document.NoticeFixture.aNoticeOfTheSociety;
import static org.muster.notice.document.NoticeFixture.as;
import static org.muster.notice.document.NoticeFixture.below;
import static org.muster.notice.document.NoticeFixture.forward;
import static org.muster.notice.document.NoticeFixture.freshMark;
import static org.muster.notice.document.NoticeFixture.issue;
import static org.muster.notice.document.NoticeFixture.nobody;
import static org.muster.notice.document.NoticeFixture.organisation;
import static org.muster.notice.document.NoticeFixture.societiesBelow;

@QuarkusTest
class ForwardResourceTest {

    @BeforeEach
    void loadTree() {
        TreeFixture.load();
    }

    @Test
    void isADraftOfTheForwardersOwnBoundToItsOriginal() {
        String original = aNotice().with("urgency", "特急").issued();
        String number = as("ln-issuer").get("/api/notices/{id}", original).path("number");

        String id = as("yyx-issuer")
                .body(Map.of("issuerMark", freshMark(), "to", List.of(below("XH-210000-YYX"))))
                .post("/api/notices/{id}/forwards", original)
                .then()
                .statusCode(201)
                .body("state", equalTo("DRAFT"))
                .body("organisation", equalTo("XH-210000-YYX"))
                .body("forwardOf", equalTo(original))
                .body("root", equalTo(original))
                .body("type", equalTo("通知"))
                .body("urgency", equalTo("特急"))
                .body("title", equalTo("转发辽宁省科学技术协会关于做好新型冠状病毒感染的肺炎疫情防控工作的通知"))
                .body("body", containsString(number))
                .extract()
                .path("id");

        as("ln-issuer").get("/api/notices/{id}", id).then().statusCode(404);
        String version = as("yyx-issuer").get("/api/notices/{id}", id).header("ETag");
        as("yyx-issuer")
                .header("If-Match", version)
                .body(aNoticeOfTheSociety().with("title", "转发省科协通知").body())
                .put("/api/notices/{id}", id)
                .then()
                .statusCode(200)
                .body("title", equalTo("转发省科协通知"))
                .body("forwardOf", equalTo(original));
    }

    @Test
    void keepsTheTitleAndTheNoteOfItsDrafter() {
        as("yyx-issuer")
                .body(Map.of(
                        "issuerMark",
                        freshMark(),
                        "title",
                        "转发省科协《关于做好疫情防控工作》的通知",
                        "note",
                        "请各会员单位做好工作安排。",
                        "to",
                        List.of(below("XH-210000-YYX")),
                        "cc",
                        List.of(organisation("XH-210000-NX"))))
                .post("/api/notices/{id}/forwards", aNotice().issued())
                .then()
                .statusCode(201)
                .body("title", equalTo("转发省科协《关于做好疫情防控工作》的通知"))
                .body("body", equalTo("请各会员单位做好工作安排。"))
                .body("cc[0].organisation", equalTo("XH-210000-NX"));
    }

    @Test
    void carriesTheOriginalTextAndAttachmentsDownAllHops() {
        String first = aNoticeOfJiangsu().to(organisation("KX-210000")).drafted();
        String sha256 = as("js-issuer")
                .contentType(ContentType.MULTIPART)
                .multiPart("file", "list.pdf", "名单".getBytes(), "application/pdf")
                .post("/api/notices/{id}/attachments", first)
                .then()
                .statusCode(201)
                .extract()
                .path("sha256");
        issue(first, "js-issuer", "js-issuer");
        String second = forward("ln-drafter", first, societiesBelow("KX-210000"));
        issue(second, "ln-drafter", "ln-issuer");
        String third = forward("yyx-issuer", second, below("XH-210000-YYX"));
        issue(third, "yyx-issuer", "yyx-issuer");

        as("dw1-clerk")
                .get("/api/inbox")
                .then()
                .body("[0].id", equalTo(third))
                .body("[0].organisation", equalTo("XH-210000-YYX"))
                .body("[0].forwarded.id", equalTo(first))
                .body("[0].forwarded.organisation", equalTo("KX-320000"))
                .body("[0].forwarded.organisationName", equalTo("江苏省科学技术协会"));
        String url = as("dw1-clerk")
                .get("/api/inbox/{id}", third)
                .then()
                .statusCode(200)
                .body("title", equalTo("转发江苏省科学技术协会关于做好新型冠状病毒感染的肺炎疫情防控工作的通知"))
                .body("originals.id", contains(second, first))
                .body("originals.organisation", contains("KX-210000", "KX-320000"))
                .body("originals[1].body", equalTo("各省级学会（协会、研究会）：特通知如下。"))
                .body("attachments.sha256", contains(sha256))
                .body("attachments.notice", contains(first))
                .extract()
                .path("attachments[0].url");
        as("dw1-clerk")
                .get(url)
                .then()
                .statusCode(200)
                .header("ETag", equalTo('"' + sha256 + '"'))
                .body(equalTo("名单"));
        // received is the forward, not the original
        as("dw1-clerk").get("/api/inbox/{id}", first).then().statusCode(404);
        as("dw1-clerk").get("/api/notices/{id}/attachments", first).then().statusCode(404);
        as("yyx-issuer")
                .get("/api/notices/{id}", third)
                .then()
                .body("root", equalTo(first))
                .body("forwardOf", equalTo(second))
                .body("attachments.sha256", contains(sha256));
    }

    @Test
    void tellsKafkaWhatItForwards() {
        String original = aNotice().issued();
        String id = forward("yyx-issuer", original, below("XH-210000-YYX"));
        issue(id, "yyx-issuer", "yyx-issuer");

        List<TestEvents.Received> events = Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> TestEvents.received(
                                "org.muster.notice.issued",
                                data -> data.path("noticeId").asText().equals(id)),
                        found -> !found.isEmpty());
        assertThat(events.get(0).data().path("forwardOf").asText()).isEqualTo(original);
    }

    @Test
    void mayBeMadeOfANoticeOfOnesOwn() {
        forward("ln-drafter", aNotice().issued(), organisation("KX-210100"));
    }

    @Test
    void neverComesBackToThoseItCameFrom() {
        String first = aNoticeOfJiangsu().to(organisation("KX-210000")).issued();
        String second = forward("ln-drafter", first, societiesBelow("KX-210000"));
        issue(second, "ln-drafter", "ln-issuer");

        for (Map<String, ?> back : List.of(
                organisation("KX-320000"),
                organisation("KX-210000"),
                organisation("XH-210000-YYX"),
                below("KX-000000"))) {
            as("yyx-issuer")
                    .body(Map.of("issuerMark", freshMark(), "to", List.of(back)))
                    .post("/api/notices/{id}/forwards", second)
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/sender-is-recipient"));
        }
        String draft = forward("yyx-issuer", second, below("XH-210000-YYX"));
        as("yyx-issuer")
                .header("If-Match", "*")
                .body(aNoticeOfTheSociety().to(organisation("KX-320000")).body())
                .put("/api/notices/{id}", draft)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/sender-is-recipient"));
    }

    @Test
    void isRefusedToWhoNeitherReceivedNorIssuedIt() {
        String id = aNotice().to(societiesBelow("KX-210000")).issued();
        Map<String, ?> body = Map.of("issuerMark", freshMark(), "to", List.of(below("XH-210000-YYX")));

        nobody().body(body).post("/api/notices/{id}/forwards", id).then().statusCode(401);
        as("yyx-clerk").body(body).post("/api/notices/{id}/forwards", id).then().statusCode(403);
        as("js-all").body(body).post("/api/notices/{id}/forwards", id).then().statusCode(404);
        as("ln-drafter")
                .body(body)
                .post("/api/notices/{id}/forwards", aNoticeOfTheSociety().issued())
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/not-received"));
        as("yyx-issuer")
                .body(body)
                .post("/api/notices/{id}/forwards", UUID.randomUUID())
                .then()
                .statusCode(404);
    }

    @Test
    void isRefusedForADraft() {
        as("ln-drafter")
                .body(Map.of("issuerMark", freshMark(), "to", List.of(organisation("KX-210100"))))
                .post("/api/notices/{id}/forwards", aNotice().approved())
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/notice-not-issued"));
    }

    @Test
    void isToldWhatToChange() {
        String id = aNotice().issued();
        String mark = freshMark();
        aNoticeOfJiangsu().with("issuerMark", mark).issued();

        refused(id, Map.of("to", List.of(below("XH-210000-YYX"))), 400);
        refused(id, Map.of("issuerMark", freshMark()), 400);
        refused(id, Map.of("issuerMark", freshMark(), "to", List.of()), 400);
        refused(id, Map.of("issuerMark", "YYX", "to", List.of(below("XH-210000-YYX"))), 422);
        refused(id, Map.of("issuerMark", freshMark(), "to", List.of(organisation("XX-1"))), 422);
        refused(id, Map.of("issuerMark", freshMark(), "to", List.of(below("DW-YYX-1"))), 422);
        refused(id, Map.of("issuerMark", mark, "to", List.of(below("XH-210000-YYX"))), 403);
        refused(
                id,
                Map.of("issuerMark", freshMark(), "to", List.of(below("XH-210000-YYX")), "title", "长".repeat(301)),
                400);
    }

    @Test
    void isMadeOnceHoweverOftenItIsAskedFor() {
        String id = aNotice().issued();
        String key = UUID.randomUUID().toString();
        Map<String, ?> body = Map.of("issuerMark", freshMark(), "to", List.of(below("XH-210000-YYX")));

        String first = as("yyx-issuer")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/notices/{id}/forwards", id)
                .path("id");
        as("yyx-issuer")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/notices/{id}/forwards", id)
                .then()
                .statusCode(201)
                .body("id", equalTo(first))
                .body("number", nullValue());
    }

    private static void refused(String notice, Map<String, ?> body, int status) {
        as("yyx-issuer")
                .body(body)
                .post("/api/notices/{id}/forwards", notice)
                .then()
                .statusCode(status)
                .contentType("application/problem+json");
    }
}
