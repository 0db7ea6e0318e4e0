package org.muster.notice.document;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import java.util.UUID;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.muster.notice.document.NoticeFixture.aNotice;
import static org.muster.notice.document.NoticeFixture.approve;
import static org.muster.notice.document.NoticeFixture.as;
import static org.muster.notice.document.NoticeFixture.issue;
import static org.muster.notice.document.NoticeFixture.nobody;

@QuarkusTest
class AttachmentResourceTest {

    private static final byte[] FILE = "附件：单位名单".getBytes();

    @Inject
    Jdbi jdbi;

    @BeforeEach
    void loadTree() {
        TreeFixture.load();
    }

    @Test
    void keepsAFileWithItsNameTypeAndHash() throws Exception {
        String id = aNotice().drafted();
        byte[] large = new byte[3 * 1024 * 1024 + 17];
        new Random(1).nextBytes(large);

        String url = attach("ln-drafter", id, "名单 一.pdf", large)
                .statusCode(201)
                .body("name", equalTo("名单 一.pdf"))
                .body("contentType", equalTo("application/pdf"))
                .body("size", equalTo(large.length))
                .body("sha256", equalTo(sha256(large)))
                .extract()
                .header("Location")
                .replaceFirst("^https?://[^/]+", "");

        Response file = as("ln-issuer").get(url);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.asByteArray()).isEqualTo(large);
        assertThat(file.contentType()).isEqualTo("application/pdf");
        assertThat(file.header("ETag")).isEqualTo('"' + sha256(large) + '"');
        assertThat(file.header("Repr-Digest"))
                .isEqualTo("sha-256=:"
                        + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256(large))) + ":");
        assertThat(file.header("Content-Disposition"))
                .isEqualTo("attachment; filename*=UTF-8''%E5%90%8D%E5%8D%95%20%E4%B8%80.pdf");
        assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
        as("ln-issuer")
                .header("If-None-Match", file.header("ETag"))
                .get(url)
                .then()
                .statusCode(304);
        as("ln-drafter").get("/api/notices/{id}", id).then().body("attachments.sha256", contains(sha256(large)));
    }

    @Test
    void refusesWhatIsTooLargeOrMissing() {
        String id = aNotice().drafted();

        attach("ln-drafter", id, "大.bin", new byte[20 * 1024 * 1024 + 1])
                .statusCode(413)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/attachment-too-large"));
        attach("ln-drafter", id, "空.pdf", new byte[0])
                .statusCode(422)
                .body("type", equalTo("/problems/attachment-missing"));
        as("ln-drafter")
                .contentType(ContentType.MULTIPART)
                .multiPart("other", "text")
                .post("/api/notices/{id}/attachments", id)
                .then()
                .statusCode(422);
        as("ln-drafter")
                .body("{}")
                .post("/api/notices/{id}/attachments", id)
                .then()
                .statusCode(415);
        as("ln-drafter").get("/api/notices/{id}/attachments", id).then().body("$", empty());
    }

    @Test
    void keepsNothingOfAFormThatBrokeOff() {
        String id = aNotice().drafted();

        as("ln-drafter")
                .config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("multipart/form-data", ContentType.BINARY)))
                .contentType("multipart/form-data; boundary=edge")
                .body("--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"一.pdf\"\r\n\r\nhalf"
                        .getBytes())
                .post("/api/notices/{id}/attachments", id)
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/broken-form"));
        as("ln-drafter").get("/api/notices/{id}/attachments", id).then().body("$", empty());
    }

    @Test
    void takesAFileOfExactlyTheLargestSize() {
        attach("ln-drafter", aNotice().drafted(), "大.bin", new byte[20 * 1024 * 1024])
                .statusCode(201)
                .body("size", equalTo(20 * 1024 * 1024));
    }

    @Test
    void isAddedAndRemovedOnlyWhileTheNoticeIsADraft() {
        String id = aNotice().drafted();
        String attachment = attach("ln-drafter", id, "一.pdf", FILE).extract().path("id");
        String wrong = attach("ln-drafter", id, "二.pdf", FILE).extract().path("id");
        as("ln-drafter")
                .delete("/api/notices/{id}/attachments/{a}", id, wrong)
                .then()
                .statusCode(204);
        as("ln-drafter")
                .delete("/api/notices/{id}/attachments/{a}", id, wrong)
                .then()
                .statusCode(404);
        approve(id, "ln-drafter", "ln-issuer");

        attach("ln-drafter", id, "三.pdf", FILE).statusCode(409);
        as("ln-drafter")
                .delete("/api/notices/{id}/attachments/{a}", id, attachment)
                .then()
                .statusCode(409);
        as("ln-drafter").get("/api/notices/{id}/attachments", id).then().body("id", contains(attachment));
    }

    @Test
    void neverChangesAfterTheIssueNotEvenInTheDatabase() {
        String id = aNotice().drafted();
        UUID attachment = UUID.fromString(
                attach("ln-drafter", id, "一.pdf", FILE).extract().path("id"));
        issue(id, "ln-drafter", "ln-issuer");

        attach("ln-drafter", id, "二.pdf", FILE).statusCode(409).body("type", equalTo("/problems/notice-is-issued"));
        assertThatThrownBy(() -> jdbi.useHandle(
                        handle -> handle.execute("update attachment set name = 'x' where id = ?", attachment)))
                .hasMessageContaining("never changes");
        assertThatThrownBy(() -> jdbi.useHandle(handle ->
                        handle.execute("update attachment_chunk set bytes = '' where attachment = ?", attachment)))
                .hasMessageContaining("never changes");
        assertThatThrownBy(() -> jdbi.useHandle(
                        handle -> handle.execute("delete from attachment_chunk where attachment = ?", attachment)))
                .hasMessageContaining("never changes");
    }

    @Test
    void isAddedOnceHoweverOftenItIsSent() {
        String id = aNotice().drafted();
        String key = UUID.randomUUID().toString();

        String first = attachWithKey(id, key, FILE).statusCode(201).extract().path("id");
        attachWithKey(id, key, FILE).statusCode(201).body("id", equalTo(first));
        attachWithKey(id, key, "另一个".getBytes()).statusCode(422).body("type", equalTo("/problems/idempotency-reused"));
        as("ln-drafter").get("/api/notices/{id}/attachments", id).then().body("id", contains(first));
    }

    @Test
    void isKeptFromEverybodyElse() {
        String id = aNotice().drafted();
        String attachment = attach("ln-drafter", id, "一.pdf", FILE).extract().path("id");

        nobody().get("/api/notices/{id}/attachments", id).then().statusCode(401);
        nobody().get("/api/notices/{id}/attachments/{a}", id, attachment).then().statusCode(401);
        nobody().delete("/api/notices/{id}/attachments/{a}", id, attachment)
                .then()
                .statusCode(401);
        nobody().contentType(ContentType.MULTIPART)
                .multiPart("file", "一.pdf", FILE)
                .post("/api/notices/{id}/attachments", id)
                .then()
                .statusCode(401);
        as("auditor")
                .get("/api/notices/{id}/attachments/{a}", id, attachment)
                .then()
                .statusCode(403);
        as("ln-clerk")
                .get("/api/notices/{id}/attachments/{a}", id, attachment)
                .then()
                .statusCode(404);
        attach("ln-clerk", id, "二.pdf", FILE).statusCode(403);
        attach("js-issuer", id, "二.pdf", FILE).statusCode(404);
        as("js-issuer").get("/api/notices/{id}/attachments", id).then().statusCode(404);
        as("js-issuer")
                .get("/api/notices/{id}/attachments/{a}", id, attachment)
                .then()
                .statusCode(404);
        as("js-issuer")
                .delete("/api/notices/{id}/attachments/{a}", id, attachment)
                .then()
                .statusCode(404);
        as("ln-clerk")
                .delete("/api/notices/{id}/attachments/{a}", id, attachment)
                .then()
                .statusCode(403);
        as("ln-drafter").get("/api/notices/{id}/attachments", id).then().body("id", contains(attachment));
    }

    @Test
    void isNotFoundUnderAnotherNotice() {
        String attachment = attach("ln-drafter", aNotice().drafted(), "一.pdf", FILE)
                .extract()
                .path("id");

        as("ln-drafter")
                .get("/api/notices/{id}/attachments/{a}", aNotice().drafted(), attachment)
                .then()
                .statusCode(404);
    }

    /** As browsers send it, with the name in UTF-8. */
    private static ValidatableResponse attach(String user, String notice, String name, byte[] content) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/pdf\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--edge--\r\n".getBytes(StandardCharsets.UTF_8));
        return as(user).config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("multipart/form-data", ContentType.BINARY)))
                .contentType("multipart/form-data; boundary=edge")
                .body(body.toByteArray())
                .post("/api/notices/{id}/attachments", notice)
                .then();
    }

    private static ValidatableResponse attachWithKey(String notice, String key, byte[] content) {
        return as("ln-drafter")
                .header("Idempotency-Key", key)
                .contentType(ContentType.MULTIPART)
                .multiPart("file", "一.pdf", content, "application/pdf")
                .post("/api/notices/{id}/attachments", notice)
                .then();
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }
}
