package org.muster.gateway.console;

import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.gateway.testing.Raw;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
class ConsoleTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/app/inbox", "/app/notices/01a20560-2865-7060-a497-aed694e7e327"})
    void showsThePageAtEveryAddressOfTheConsole(String address) {
        given().get(address)
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header("Cache-Control", equalTo("no-cache"))
                .body(containsString("<div id=\"app\">"), containsString("集智"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/app/inbox", "/application", "/assets/none.js", "/assets/%2e%2e/index.html"})
    void doesNotShowThePageElsewhere(String address) {
        assertThat(Raw.get(RestAssured.port, address).status()).isIn(400, 401, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/icon.svg", "/manifest.webmanifest"})
    void letsNobodyKeepAnOldPage(String page) {
        String written = given().get(page)
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-cache"))
                .extract()
                .header("Last-Modified");
        given().header("If-Modified-Since", written).get(page).then().statusCode(304);
    }

    @Test
    void runsNothingThatStandsInThePage() {
        String page = given().get("/").asString();

        assertThat(page)
                .doesNotContain("<style")
                .doesNotContain("style=")
                .doesNotContainPattern("<script(?![^>]*src=)")
                .doesNotContainPattern("\\son[a-z]+=");
    }

    @Test
    void givesScriptsAndStylesForGood() {
        assertThat(assets())
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(asset -> given().get(asset)
                        .then()
                        .statusCode(200)
                        .header("Cache-Control", equalTo("public, max-age=31536000, immutable"))
                        .header("Vary", containsString("accept-encoding")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"gzip, deflate, br | br", "gzip, deflate | gzip", "br;q=0, gzip;q=0.5 | gzip", "identity | "})
    void compressesAsTheBrowserTakesIt(String accepted, String encoding) {
        Raw.Answer answer = Raw.get(RestAssured.port, script(), "Accept-Encoding: " + accepted);

        assertThat(answer.status()).isEqualTo(200);
        if (encoding == null) {
            assertThat(answer.response().toLowerCase()).doesNotContain("content-encoding");
        } else {
            assertThat(answer.response().toLowerCase()).contains("content-encoding: " + encoding);
        }
    }

    @Test
    void refusesToChangeAnything() {
        given().header("X-Requested-With", "test").post("/app/inbox").then().statusCode(405);
        given().header("X-Requested-With", "test").delete(script()).then().statusCode(405);
    }

    private static String script() {
        return assets().stream()
                .filter(asset -> asset.endsWith(".js"))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> assets() {
        return Pattern.compile("\"(/assets/[^\"]+)\"")
                .matcher(given().get("/").asString())
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
