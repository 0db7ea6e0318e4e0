package org.muster.notice.distribution;

import java.util.ArrayList;
import java.util.List;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;

import static org.muster.notice.document.NoticeFixture.as;

/** Asks for coverage, and who is outstanding. */
final class CoverageFixture {

    private CoverageFixture() {}

    static ValidatableResponse coverage(String notice, String under) {
        return coverageAs("ln-issuer", notice, under);
    }

    static ValidatableResponse coverageAs(String user, String notice, String under) {
        return coverageAs(user, notice, under, 200);
    }

    static ValidatableResponse coverageAs(String user, String notice, String under, int status) {
        String query = under == null ? "" : "?under=" + under;
        return as(user).get("/api/notices/" + notice + "/coverage" + query)
                .then()
                .statusCode(status);
    }

    /** Codes, page by page. */
    static List<String> outstanding(String notice, int limit) {
        List<String> silent = new ArrayList<>();
        String next = "/api/notices/" + notice + "/outstanding?limit=" + limit;
        while (next != null) {
            Response page = as("ln-issuer").get(next);
            silent.addAll(page.jsonPath().getList("organisation"));
            next = page.header("Link") == null ? null : page.header("Link").replaceAll("<(.*)>.*", "$1");
        }
        return silent;
    }
}
