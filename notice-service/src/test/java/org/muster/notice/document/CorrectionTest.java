package org.muster.notice.document;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.muster.notice.document.EndingResourceTest.forwarded;
import static org.muster.notice.document.EndingResourceTest.refused;
import static org.muster.notice.document.EndingResourceTest.revoke;
import static org.muster.notice.document.NoticeFixture.aNotice;
import static org.muster.notice.document.NoticeFixture.approve;
import static org.muster.notice.document.NoticeFixture.as;
import static org.muster.notice.document.NoticeFixture.below;
import static org.muster.notice.document.NoticeFixture.issue;
import static org.muster.notice.document.Together.together;

/** 更正: the next version of what was issued. */
@QuarkusTest
class CorrectionTest {

    private static final Map<String, String> WHY = Map.of("reason", "热线号码有误");

    @Inject
    Jdbi jdbi;

    @BeforeEach
    void loadTree() {
        TreeFixture.load();
    }

    @Test
    void takesThePlaceOfTheIssuedOneWhichStaysAsItWas() {
        String old = withFile(aNotice());
        Map<String, Object> before =
                as("yyx-clerk").get("/api/inbox/{id}", old).jsonPath().getMap("");

        String next = corrected(old);
        as("ln-drafter")
                .get("/api/notices/{id}", next)
                .then()
                .body("state", equalTo("DRAFT"))
                .body("corrects", equalTo(old))
                .body("title", equalTo(before.get("title")))
                .body("to[0].below", equalTo("KX-210000"))
                .body("attachments.name", contains("list.txt"))
                .body("elements.writtenOn", nullValue());
        // a draft supersedes nothing
        as("yyx-clerk").get("/api/inbox/{id}", old).then().body("ending", nullValue());
        String body = "各省级学会：热线改为 12320。";
        as("ln-drafter")
                .header("If-Match", "*")
                .body(aNotice()
                        .with("issuerMark", markOf(old))
                        .with("body", body)
                        .body())
                .put("/api/notices/{id}", next)
                .then()
                .statusCode(200)
                .body("corrects", equalTo(old));
        String number = issue(next, "ln-drafter", "ln-issuer");

        as("yyx-clerk")
                .get("/api/inbox/{id}", old)
                .then()
                .body("ending.kind", equalTo("SUPERSEDED"))
                .body("ending.word", equalTo("更正"))
                .body("ending.reason", equalTo("热线号码有误"))
                .body("ending.successor.number", equalTo(number))
                .body("newest.id", equalTo(next))
                .body("newest.body", equalTo(body))
                .body("body", equalTo(before.get("body")))
                .body("number", equalTo(before.get("number")))
                .body("sha256", equalTo(before.get("sha256")))
                .body("attachments", hasSize(1));
        as("yyx-clerk")
                .get("/api/inbox/{id}", next)
                .then()
                .body("ending", nullValue())
                .body("corrects.id", equalTo(old))
                .body("corrects.number", equalTo(before.get("number")))
                .body("attachments.name", contains("list.txt"))
                .body("sha256", not(equalTo(before.get("sha256"))));
        as("yyx-clerk")
                .get("/api/inbox")
                .then()
                .body("find { it.id == '%s' }.ending".formatted(old), equalTo("SUPERSEDED"))
                .body("find { it.id == '%s' }.ending".formatted(next), nullValue());
        as("ln-issuer").get("/api/notices/{id}", old).then().body("ending.successor.id", equalTo(next));
    }

    @Test
    void leadsWhoReceivedAForwardToTheNewestVersion() {
        String first = aNotice().issued();
        String onward = forwarded("yyx-issuer", first, below("XH-210000-YYX"));
        String second = corrected(first);
        issue(second, "ln-drafter", "ln-issuer");
        String third = corrected(second);
        issue(third, "ln-drafter", "ln-issuer");

        as("dw1-clerk")
                .get("/api/inbox/{id}", onward)
                .then()
                .body("ending.kind", equalTo("SUPERSEDED"))
                .body("ending.cause.id", equalTo(first))
                .body("ending.successor.id", equalTo(second))
                .body("newest.id", equalTo(third));
    }

    @Test
    void isMadeOnlyOfWhatIsIssuedAndInForce() {
        String draft = aNotice().approved();
        refused("ln-drafter", draft, "corrections", 409, "notice-not-issued");
        String issued = aNotice().issued();
        revoke(issued);
        refused("ln-drafter", issued, "corrections", 409, "notice-has-ended");
    }

    @Test
    void isIssuedOnlyOnceHoweverManyWereDrafted() throws Exception {
        String old = aNotice().issued();
        List<String> drafts = List.of(corrected(old), corrected(old), corrected(old));
        drafts.forEach(draft -> approve(draft, "ln-drafter", "ln-issuer"));

        List<Response> answers = together(
                3,
                i -> as("ln-issuer")
                        .post("/api/notices/{id}/issue", drafts.get(i))
                        .thenReturn());

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 409, 409);
        // and the two that were refused took no number
        as("ln-issuer")
                .get(
                        "/api/notice-series/{mark}/{year}",
                        markOf(old),
                        LocalDate.now().getYear())
                .then()
                .body("next", equalTo(3));
    }

    @Test
    void mayBeMadeOfAForwardWhichStaysBound() {
        String original = aNotice().issued();
        String onward = forwarded("yyx-issuer", original, below("XH-210000-YYX"));
        String next = as("yyx-issuer")
                .body(WHY)
                .post("/api/notices/{id}/corrections", onward)
                .then()
                .statusCode(201)
                .body("forwardOf", equalTo(original))
                .extract()
                .path("id");
        issue(next, "yyx-issuer", "yyx-issuer");

        as("dw1-clerk")
                .get("/api/inbox/{id}", next)
                .then()
                .body("originals.id", contains(original))
                .body("corrects.id", equalTo(onward));
        as("ln-issuer").get("/api/notices/{id}", original).then().body("ending", nullValue());
    }

    private static String withFile(NoticeFixture notice) {
        String id = notice.drafted();
        as("ln-drafter")
                .contentType(ContentType.MULTIPART)
                .multiPart("file", "list.txt", "名单".getBytes(StandardCharsets.UTF_8), "text/plain")
                .post("/api/notices/{id}/attachments", id)
                .then()
                .statusCode(201);
        issue(id, "ln-drafter", "ln-issuer");
        return id;
    }

    private static String markOf(String id) {
        return as("ln-issuer").get("/api/notices/{id}", id).path("issuerMark");
    }

    private static String corrected(String id) {
        return as("ln-drafter")
                .body(WHY)
                .post("/api/notices/{id}/corrections", id)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
