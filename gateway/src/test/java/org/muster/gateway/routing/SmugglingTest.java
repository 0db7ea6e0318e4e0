package org.muster.gateway.routing;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.gateway.testing.Raw;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** Two requests in one: whoever forwarded it must not have seen another end than the gateway does. */
@QuarkusTest
class SmugglingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /api/public/x HTTP/1.1\r\nHost: a\r\n\r\n",
                "Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcde",
                "Content-Length: 4, 5\r\n\r\nabcde",
                "Content-Length: -1\r\n\r\n",
                "Content-Length: +4\r\n\r\nabcd",
                "Content-Length: 0x4\r\n\r\nabcd",
                "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n",
                // TE.CL: the rest of the chunk would be the next request of who goes by the length
                "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n2b\r\nGET /api/public/x HTTP/1.1\r\nHost: a\r\nX: 1\r\n\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\nContent-Length: 3\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: \u000bchunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\nGET /api/public/x HTTP/1.1\r\nHost: a\r\n\r\n",
                // obs-fold: one header in two lines, or two headers
                "Transfer-Encoding:\r\n chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
                "Content-Length: 4\r\n 5\r\n\r\nabcde",
                "Content-Length: 4\r\nContent-Length: 4\r\n\r\nabcdGET /api/public/x HTTP/1.1\r\nHost: a\r\n\r\n",
                "Content\u0000-Length: 4\r\n\r\nabcd",
                "Transfer-Encoding: chunked\r\n\r\n1;x=\"\r\na\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n0\r\nContent-Length: 3\r\nAuthorization: Bearer x\r\n\r\n"
            })
    void requestsGetNoSecondAnswer(String rest) {
        Raw.Answer answer = Raw.send(RestAssured.port, AsClerk.head("POST", "/api/notices/7") + rest);

        assertThat(answer.response().split("HTTP/1.1 ")).hasSizeLessThanOrEqualTo(2);
        assertThat(answer.status()).isIn(0, 200, 400, 502);
        assertThat(answer.response()).doesNotContain("outreach-service");
    }

    /** A folded header is one header with a space in it, as RFC 9112 has it; so the service gets it, in one line. */
    @Test
    void readsAFoldedHeaderInOneWay() {
        Raw.Answer answer = Raw.send(
                RestAssured.port,
                AsClerk.head("POST", "/api/notices/7")
                        + "X-Folded: a\r\n Transfer-Encoding: chunked\r\nContent-Length: 5\r\nConnection: close\r\n\r\n0\r\n\r\n");

        assertThat(answer.response())
                .contains("\"x-folded\":[\"a Transfer-Encoding: chunked\"]")
                .contains("\"content-length\":[\"5\"]")
                .contains("\"bodyLength\":5")
                .doesNotContain("\"transfer-encoding\"");
    }

    /** A connection to the service on which something was left over would give the next caller somebody else's answer. */
    @Test
    void leavesNothingForTheNextCaller() {
        for (int i = 0; i < 40; i++) {
            Raw.send(
                    RestAssured.port,
                    AsClerk.head("POST", "/api/notices/7")
                            + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\nGET /api/notices/smuggled HTTP/1.1\r\nHost: a\r\n\r\n");
            AsClerk.given().get("/api/notices/" + i).then().body("uri", equalTo("/api/notices/" + i));
        }
    }
}
