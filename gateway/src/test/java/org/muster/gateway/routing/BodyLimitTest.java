package org.muster.gateway.routing;

import org.junit.jupiter.api.Test;
import org.muster.gateway.testing.Raw;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** What is too much for a service is refused before it reads it. */
@QuarkusTest
class BodyLimitTest {

    @Test
    void isRefusedBeforeItIsRead() {
        Raw.Answer answer = Raw.send(
                RestAssured.port,
                AsClerk.head("POST", "/api/notices/7/attachments")
                        + "Content-Length: 999999999\r\nExpect: 100-continue\r\n\r\n");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.response()).contains("/problems/too-large").doesNotContain("100 Continue");
    }

    @Test
    void isRefusedWhenItGrowsOverTheLimit() {
        String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
        Raw.Answer answer = Raw.send(
                RestAssured.port,
                AsClerk.head("POST", "/api/notices/7/attachments") + "Transfer-Encoding: chunked\r\n\r\n"
                        + chunk.repeat(40));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.response()).contains("/problems/too-large");
    }

    @Test
    void isNotWhatJustFits() {
        AsClerk.given()
                .body(new byte[1024 * 1024])
                .post("/api/notices/7/attachments")
                .then()
                .statusCode(200)
                .body("bodyLength", equalTo(1024 * 1024));
    }

    @Test
    void isRefusedInBothLanguages() {
        AsClerk.given()
                .header("Accept-Language", "en")
                .body(new byte[1024 * 1024 + 1])
                .post("/api/notices/7/attachments")
                .then()
                .statusCode(413)
                .body("detail", equalTo("The request is larger than the limit of 1 MiB; make it smaller."));
        AsClerk.given()
                .body(new byte[1024 * 1024 + 1])
                .post("/api/notices/7/attachments")
                .then()
                .statusCode(413)
                .body("title", equalTo("内容过大"));
    }
}
