package org.muster.outreach.verdicts;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muster.outreach.testing.DxyClaims;
import org.muster.outreach.testing.Together;
import org.muster.platform.testing.TestEvents;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.muster.outreach.testing.Api.CHECKER;
import static org.muster.outreach.testing.Api.anonymous;
import static org.muster.outreach.testing.Api.as;
import static org.muster.outreach.testing.Api.asNeighbour;
import static org.muster.outreach.testing.Api.count;
import static org.muster.outreach.testing.Api.newClaim;
import static org.muster.outreach.testing.Api.randomWord;
import static org.muster.outreach.testing.Api.verdict;

@QuarkusTest
class VerdictImportTest {

    private static final String HEADER = "id,text,verdict,explanation,publisher,date,url\n";

    @BeforeAll
    static void tree() {
        TreeFixture.load();
    }

    @Test
    void takesOverTheRealVerdictsAndAnswersWithThem() {
        importing(DxyClaims.csv()).statusCode(200).body("rejected", empty());
        importing(DxyClaims.csv())
                .statusCode(200)
                .body("created", is(0))
                .body("updated", is(0))
                .body("unchanged", is(176));
        assertThat(count("select count(*) from verdict where external_id like 'DXY%' and organisation = 'KX-210000'"))
                .isEqualTo(176);

        check("盐水漱口能预防感染新冠病毒？")
                .body("status", equalTo("ANSWERED"))
                .body("answers[0].claim", equalTo("盐水漱口能预防感染新冠病毒？"))
                .body("answers[0].verdict", equalTo("FALSE"));
        check("鹽水漱口可以預防感染新冠肺炎嗎").body("answers[0].claim", equalTo("盐水漱口能预防感染新冠病毒？"));
        check("各位家长注意！医生说盐水漱口可以预防感染新冠病毒，请转发给身边的人").body("answers[0].claim", equalTo("盐水漱口能预防感染新冠病毒？"));
        check("核酸检测转阴后还会复发吗").body("answers[0].verdict", equalTo("UNPROVEN"));
        check("84消毒液和洁厕灵不能一起用").body("answers[0].verdict", equalTo("TRUE"));
        check("明天全市中小学停课一周").body("status", equalTo("NO_ANSWER_YET")).body("answers", empty());
        check("吃榴莲可以预防新冠病毒？").body("status", equalTo("NO_ANSWER_YET"));
    }

    @Test
    void keepsTheDayOfPublicationAndNamesThePublisher() {
        String claim = newClaim();
        importing(HEADER + line(claim, "false", "2020-01-29")).body("created", is(1));
        String id = check(claim).extract().path("answers[0].id");
        anonymous()
                .get("/api/public/verdicts/" + id)
                .then()
                .body("publishedAt", equalTo("2020-01-28T16:00:00Z"))
                .body("claimReview.datePublished", equalTo("2020-01-29"))
                .body("reviewer", equalTo("丁香园/丁香医生"))
                .body("imported", is(true))
                .body("sources[0].publisher", equalTo("丁香园/丁香医生"));
    }

    @Test
    void makesAChangedVerdictTheNextVersion() {
        String claim = newClaim();
        String id = "X" + randomWord(6);
        importing(HEADER + line(id, claim, "true", "2020-02-11")).body("created", is(1));
        importing(HEADER + line(id, claim, "unproven", "2020-02-11")).body("updated", is(1));
        importing(HEADER + line(id, claim, "false", "2020-02-12")).body("updated", is(1));

        String verdict = check(claim)
                .body("answers", hasSize(1))
                .body("answers[0].verdict", equalTo("FALSE"))
                .extract()
                .path("answers[0].id");
        anonymous()
                .get("/api/public/verdicts/" + verdict)
                .then()
                .body("version", is(3))
                .body("history.verdict", equalTo(List.of("FALSE", "UNPROVEN", "TRUE")));
    }

    @Test
    void importsGoodLinesAndReportsBadOnesByLine() {
        String good = newClaim();
        String alsoGood = newClaim();
        importing(HEADER
                        + line(good, "false", "")
                        + ",没有编号,false,说明,出处,,\n"
                        + line(newClaim(), "nonsense", "")
                        + line(newClaim(), "false", "29.01.2020")
                        + line(newClaim(), "false", "2099-01-01")
                        + line(newClaim(), "false", "-4800-01-01")
                        + "too,few\n"
                        + line(alsoGood, "TRUE", ""))
                .statusCode(200)
                .body("created", is(2))
                .body("rejectedTotal", is(6))
                .body("rejected.line", equalTo(List.of(3, 4, 5, 6, 7, 8)))
                .body("rejected[1].reason", containsString("nonsense"));
        check(good).body("answers", hasSize(1));
        check(alsoGood).body("answers[0].verdict", equalTo("TRUE"));
    }

    @Test
    void reportsAnOpenQuotationMarkAndKeepsWhatCameBefore() {
        String good = newClaim();
        importing(HEADER + line(good, "false", "") + "Q1,\"没有结束,false,说明,出处,,\n")
                .statusCode(200)
                .body("created", is(1))
                .body("rejected", hasSize(1));
    }

    @Test
    void reportsAWrongEncoding() {
        byte[] csv = (HEADER + line(newClaim(), "false", "")).getBytes(Charset.forName("GBK"));
        importing(csv).statusCode(200).body("created", is(0)).body("rejected[0].reason", containsString("UTF-8"));
    }

    @Test
    void takesTheByteOrderMarkOfSpreadsheets() {
        importing("\uFEFF" + HEADER + line(newClaim(), "false", "")).body("created", is(1));
    }

    @Test
    void refusesAFileWithoutItsColumns() {
        for (String csv : List.of("", "id,text\nX,y\n", "id,id,text,verdict,explanation,publisher\n")) {
            importing(csv).statusCode(400).body("type", equalTo("/problems/csv-columns"));
        }
        as(CHECKER)
                .body("{}")
                .post("/api/verdicts/import")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
    }

    @Test
    void doesNotOverwriteWhatWasRewrittenHere() {
        String claim = newClaim();
        String external = "X" + randomWord(6);
        importing(HEADER + line(external, claim, "false", ""));
        String id = check(claim).extract().path("answers[0].id");
        as(CHECKER)
                .header("If-Match", "*")
                .body(verdict(claim))
                .put("/api/verdicts/" + id)
                .then()
                .statusCode(200)
                .body("imported", is(false));
        importing(HEADER + line(external, claim, "true", ""))
                .body("updated", is(0))
                .body("rejected[0].line", is(2));
        check(claim).body("answers[0].verdict", equalTo("FALSE"));
    }

    @Test
    void importsOnceWhenTwoImportTheSameAtTheSameMoment() throws Exception {
        String claim = newClaim();
        String csv = HEADER + line(claim, "false", "");
        List<Integer> created =
                Together.run(4, () -> importing(csv).statusCode(200).extract().path("created"));
        assertThat(created).containsOnlyOnce(1).containsOnly(0, 1);
        check(claim).body("answers", hasSize(1));
    }

    @Test
    void tellsOtherServicesOfTheDayItWasPublished() {
        String claim = newClaim();
        importing(HEADER + line(claim, "false", "2020-01-29"));
        assertThat(await().until(
                                () -> TestEvents.received(
                                        "org.muster.verdict.published",
                                        data -> data.path("claim").asText().equals(claim)),
                                events -> !events.isEmpty()))
                .singleElement()
                .satisfies(event ->
                        assertThat(event.data().path("publishedAt").asText()).isEqualTo("2020-01-28T16:00:00Z"));
    }

    @Test
    void keepsANeighboursImportOfTheSameIdApart() {
        String ours = newClaim();
        String external = "X" + randomWord(6);
        importing(HEADER + line(external, ours, "false", ""));
        asNeighbour()
                .contentType("text/csv; charset=UTF-8")
                .body((HEADER + line(external, ours + "不", "true", "")).getBytes(StandardCharsets.UTF_8))
                .post("/api/verdicts/import")
                .then()
                .statusCode(200)
                .body("created", is(1));
        check(ours).body("answers.verdict", not(empty())).body("answers[0].verdict", equalTo("FALSE"));
        assertThat(count("select count(*) from verdict where external_id = ?", external))
                .isEqualTo(2);
    }

    private static String line(String claim, String verdict, String date) {
        return line("X" + randomWord(6), claim, verdict, date);
    }

    private static String line(String id, String claim, String verdict, String date) {
        return id + "," + claim + "," + verdict + ",\"说明，第一点\",丁香园/丁香医生," + date + ",\n";
    }

    private static ValidatableResponse importing(String csv) {
        return importing(csv.getBytes(StandardCharsets.UTF_8));
    }

    private static ValidatableResponse importing(byte[] csv) {
        return as(CHECKER)
                .contentType("text/csv; charset=UTF-8")
                .body(csv)
                .post("/api/verdicts/import")
                .then();
    }

    private static ValidatableResponse check(String text) {
        return anonymous()
                .queryParam("text", text)
                .get("/api/public/check")
                .then()
                .statusCode(200);
    }
}
