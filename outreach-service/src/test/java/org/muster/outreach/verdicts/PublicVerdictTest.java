package org.muster.outreach.verdicts;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.muster.outreach.testing.Api.anonymous;
import static org.muster.outreach.testing.Api.draft;
import static org.muster.outreach.testing.Api.newClaim;
import static org.muster.outreach.testing.Api.published;
import static org.muster.outreach.testing.Api.verdict;

@QuarkusTest
class PublicVerdictTest {

    @BeforeAll
    static void tree() {
        TreeFixture.load();
    }

    @Test
    void isReadableWithoutLoggingIn() {
        String claim = newClaim();
        String id = published(verdict(claim));
        anonymous()
                .get("/api/public/verdicts/" + id)
                .then()
                .statusCode(200)
                .body("claim", equalTo(claim))
                .body("label", equalTo("谣言"))
                .body("organisation.name", equalTo("辽宁省科学技术协会"))
                .body("reviewer", equalTo("辽宁省科协科普编辑"))
                .body("sources[0].title", equalTo("公众防护指南"))
                .body("superseded", is(false))
                .body("lapsed", is(false))
                .body("publishedAt", notNullValue())
                .body("history.version", equalTo(List.of(1)));
    }

    @Test
    void carriesClaimReview() {
        String claim = newClaim();
        String id = published(verdict(claim));
        Map<String, Object> review =
                anonymous().get("/api/public/verdicts/" + id).then().extract().path("claimReview");
        assertThat(review)
                .containsEntry("@context", "https://schema.org")
                .containsEntry("@type", "ClaimReview")
                .containsEntry("claimReviewed", claim)
                .containsEntry("url", "http://localhost:8080/api/public/verdicts/" + id)
                .containsKeys("datePublished", "author", "reviewRating", "citation");
        assertThat(review.get("reviewRating"))
                .isEqualTo(Map.of(
                        "@type", "Rating", "ratingValue", 1, "bestRating", 5, "worstRating", 1, "alternateName", "谣言"));
    }

    @Test
    void isCachedAndAskedAboutByTag() {
        String id = published(verdict(newClaim()));
        for (String path : List.of("/api/public/verdicts/" + id, "/api/public/verdicts?limit=1")) {
            String tag = anonymous()
                    .get(path)
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", "public, max-age=60")
                    .extract()
                    .header("ETag");
            anonymous()
                    .header("If-None-Match", tag)
                    .get(path)
                    .then()
                    .statusCode(304)
                    .header("ETag", tag);
        }
    }

    @Test
    void listsTheNewestFirstPageByPage() {
        String older = published(verdict(newClaim()));
        String newer = published(verdict(newClaim()));
        String next = anonymous()
                .queryParam("limit", 1)
                .get("/api/public/verdicts")
                .then()
                .statusCode(200)
                .body("id", equalTo(List.of(newer)))
                .extract()
                .header("Link");
        anonymous()
                .urlEncodingEnabled(false)
                .get(next.substring(1, next.indexOf('>')))
                .then()
                .body("id", equalTo(List.of(older)));
    }

    @Test
    void doesNotShowWhatIsNotPublished() {
        String id = draft(verdict(newClaim()));
        anonymous().get("/api/public/verdicts/" + id).then().statusCode(404);
        anonymous().get("/api/public/verdicts/" + id + "/versions/1").then().statusCode(404);
        anonymous().get("/api/public/verdicts/" + UUID.randomUUID()).then().statusCode(404);
        anonymous().get("/api/public/verdicts/" + id + "/versions/one").then().statusCode(404);
        anonymous().queryParam("limit", 0).get("/api/public/verdicts").then().statusCode(400);
        anonymous()
                .queryParam("cursor", "!")
                .get("/api/public/verdicts")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/bad-cursor"));
        String longAgo = "-100000-01-01T00:00:00Z/" + UUID.randomUUID();
        anonymous()
                .queryParam("cursor", Base64.getUrlEncoder().encodeToString(longAgo.getBytes(StandardCharsets.UTF_8)))
                .get("/api/public/verdicts")
                .then()
                .statusCode(400);
    }

    @Test
    void answersNoMoreAfterItsDateButStaysReadable() throws SQLException {
        String claim = newClaim();
        Map<String, Object> verdict = new HashMap<>(verdict(claim));
        verdict.put("effectiveUntil", "2030-01-01");
        String id = published(verdict);
        answers(claim, "ANSWERED");
        try (Connection connection = TreeFixture.open()) {
            // time passes: as if it had been published for one day in 2020, in a newer edition
            connection.createStatement().execute("""
                    alter table verdict_version disable trigger verdict_version_frozen;
                    update verdict_edition set edition = edition + 1;
                    update verdict_version set effective_until = '2020-01-01',
                        edition = (select edition from verdict_edition) where verdict_id = '%s';
                    alter table verdict_version enable trigger verdict_version_frozen""".formatted(id));
        }
        answers(claim, "NO_ANSWER_YET");
        anonymous().get("/api/public/verdicts/" + id).then().statusCode(200).body("lapsed", is(true));
    }

    private static void answers(String claim, String status) {
        anonymous()
                .queryParam("text", claim)
                .get("/api/public/check")
                .then()
                .statusCode(200)
                .body("status", equalTo(status));
    }
}
