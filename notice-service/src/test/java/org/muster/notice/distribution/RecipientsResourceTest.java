package org.muster.notice.distribution;

import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.notice.document.NoticeFixture;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.muster.notice.document.NoticeFixture.aNotice;
import static org.muster.notice.document.NoticeFixture.as;
import static org.muster.notice.document.NoticeFixture.below;
import static org.muster.notice.document.NoticeFixture.organisation;

@QuarkusTest
class RecipientsResourceTest {

    @Inject
    Jdbi jdbi;

    @BeforeEach
    void loadTree() {
        TreeFixture.load();
    }

    @Test
    void looksAtTheRecipientsBeforeAndAfterTheIssue() {
        String draft = aNotice()
                .cc(organisation("DW-YYX-1"), organisation("XH-210000-YYX"))
                .drafted();

        for (int i = 0; i < 2; i++) {
            as("ln-issuer")
                    .get("/api/notices/{id}/recipients", draft)
                    .then()
                    .statusCode(200)
                    .body("count", equalTo(3))
                    .body("recipients.organisation", contains("XH-210000-YYX", "DW-YYX-1", "XH-210000-NX"))
                    .body("recipients.way", contains("to", "cc", "to"))
                    .body("recipients[0].name", equalTo("辽宁省医疗保险研究会"));
        }
        NoticeFixture.issue(draft, "ln-drafter", "ln-issuer");
        as("ln-issuer").get("/api/notices/{id}/recipients", draft).then().body("count", equalTo(3));
    }

    @Test
    void leavesNoTraceOfThePreview() {
        String draft = aNotice().drafted();
        int before = audiences();

        as("ln-issuer").get("/api/notices/{id}/recipients", draft).then().statusCode(200);

        assertThat(audiences()).isEqualTo(before);
    }

    @Test
    void pagesThroughTheRecipients() {
        String draft = aNotice().to(below("KX-210000")).drafted();

        List<String> seen = new ArrayList<>();
        String next = "/api/notices/" + draft + "/recipients?limit=3";
        while (next != null) {
            Response page = as("ln-drafter").get(next);
            assertThat(page.jsonPath().getInt("count")).isEqualTo(8);
            seen.addAll(page.jsonPath().getList("recipients.organisation"));
            next = page.header("Link") == null ? null : page.header("Link").replaceAll("<(.*)>.*", "$1");
        }

        assertThat(seen)
                .containsExactly(
                        "XH-210000-YYX",
                        "DW-YYX-1",
                        "DW-YYX-2",
                        "XH-210000-NX",
                        "KX-210100",
                        "KX-210102",
                        "KX-210200",
                        "KX-210202");
    }

    private int audiences() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from audience")
                .mapTo(Integer.class)
                .one());
    }
}
