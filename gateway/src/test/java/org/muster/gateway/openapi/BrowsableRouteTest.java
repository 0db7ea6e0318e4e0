package org.muster.gateway.openapi;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

@QuarkusTest
class BrowsableRouteTest {

    @Test
    void showsThePageWithoutAnythingInlineOrFromElsewhere() {
        Response page = given().get("/openapi/ui");
        page.then()
                .statusCode(200)
                .contentType("text/html")
                .header("Content-Security-Policy", not(containsString("unsafe")));
        assertThat(page.asString())
                .doesNotContain("style=", "<style", "onload=", "http://", "https://")
                .doesNotContainPattern("<script(?! src=)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/page.js", "/page.css", "/swagger-ui-bundle.js", "/swagger-ui.css"})
    void bringsWhatThePageNeedsOnce(String name) {
        String tag = given().get("/openapi/ui" + name)
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-cache"))
                .extract()
                .header("ETag");
        given().header("If-None-Match", tag).get("/openapi/ui" + name).then().statusCode(304);
        given().post("/openapi/ui" + name).then().statusCode(405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/openapi-ui/",
                "/openapi-ui/index.html",
                "/openapi-ui/oauth2-redirect.html",
                "/template/index.html"
            })
    void doesNotShowTheLibrarysOwnPages(String path) {
        given().get(path).then().statusCode(404).contentType("application/problem+json");
    }
}
