package org.muster.notice.distribution;

import io.restassured.response.ValidatableResponse;

import static org.muster.notice.document.NoticeFixture.as;

/** Asks for coverage. */
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
}
