package org.muster.notice.search;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.notice.document.RealNotice;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.muster.notice.document.NoticeFixture.aNotice;
import static org.muster.notice.document.NoticeFixture.aNoticeOfJiangsu;
import static org.muster.notice.document.NoticeFixture.aNoticeOfTheSociety;
import static org.muster.notice.document.NoticeFixture.approve;
import static org.muster.notice.document.NoticeFixture.as;
import static org.muster.notice.document.NoticeFixture.forward;
import static org.muster.notice.document.NoticeFixture.issue;
import static org.muster.notice.document.NoticeFixture.nobody;
import static org.muster.notice.document.NoticeFixture.organisation;
import static org.muster.notice.search.SearchFixture.allPages;
import static org.muster.notice.search.SearchFixture.found;
import static org.muster.notice.search.SearchFixture.freshWords;
import static org.muster.notice.search.SearchFixture.search;
import static org.muster.notice.search.SearchFixture.shown;

@QuarkusTest
class SearchResourceTest {

    private final String words = freshWords();

    @BeforeEach
    void loadTree() {
        TreeFixture.load();
    }

    @Nested
    class ByWords {

        @Test
        void findsTheRealNoticeByItsTitleInAnyOrder() {
            String id = RealNotice.read().issued();

            for (String asked : List.of("疫情防控", "通知 肺炎 冠状病毒", "防控工作的通知 新型", "关于做好新型冠状病毒感染的肺炎疫情防控工作的通知")) {
                search("yyx-clerk", asked)
                        .body("[0].id", equalTo(id))
                        .body("[0].found", equalTo("TITLE"))
                        .body("[0].way", equalTo("to"));
            }
        }

        @Test
        void findsTheRealNoticeByItsTextAndShowsWhere() {
            String id = RealNotice.read().issued();

            JsonPath answer = search("ln-clerk", "网上支部会议 理事会").extract().jsonPath();

            assertThat(answer.getString("[0].id")).isEqualTo(id);
            assertThat(answer.getString("[0].found")).isEqualTo("TEXT");
            assertThat(answer.getString("[0].way")).isNull();
            assertThat(answer.getString("[0].snippet.number")).isEqualTo(answer.getString("[0].number"));
            assertThat(shown(answer.getList("[0].snippet.text")))
                    .contains("[网上支部会议]")
                    .contains("[理事会]");
        }

        @Test
        void showsTitlesBeforeTextsAndTheNewestFirst() {
            String title = aNotice().with("title", "关于" + words + "的通知").issued();
            String text = aNotice().with("body", "请做好" + words + "工作。").issued();
            String newer = aNotice().with("title", words + "通报").issued();

            assertThat(found("yyx-clerk", words)).containsExactly(newer, title, text);
            assertThat(allPages("yyx-clerk", words, 1)).containsExactly(newer, title, text);
            assertThat(allPages("ln-clerk", words, 2)).containsExactly(newer, title, text);
        }

        @Test
        void findsSingleCharactersLettersAndFigures() {
            String id = aNotice()
                    .with("title", words + "COVID-19防护和84消毒液使用")
                    .with("body", "检测2019-nCoV核酸。")
                    .issued();

            for (String asked :
                    List.of("covid-19", "COVID19", "84消毒液", "消毒", "2019-nCoV", "ｎｃｏｖ", "核", words.substring(0, 1))) {
                search("ln-clerk", Map.of("q", asked + " " + words)).body("id", contains(id));
            }
            search("ln-clerk", "疫苗 " + words).body("$", empty());
        }

        @Test
        void findsTasksAndAttachmentNames() {
            String id = aNotice()
                    .with("tasks", List.of(Map.of("number", 1, "text", "建立" + words + "制度")))
                    .issued();

            assertThat(found("yyx-clerk", words)).containsExactly(id);
        }

        @Test
        void handsMarkupOnAsText() {
            aNotice()
                    .with("title", "<b>" + words + "</b>")
                    .with("body", "<img src=x onerror=alert(1)>" + words)
                    .issued();

            JsonPath answer = search("yyx-clerk", words).extract().jsonPath();

            assertThat(shown(answer.getList("[0].title"))).isEqualTo("<b>[" + words + "]</b>");
            assertThat(shown(answer.getList("[0].snippet.text")))
                    .isEqualTo("<img src=x onerror=alert(1)>[" + words + "]");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "'",
                    "\"",
                    "\\",
                    "疫情'",
                    "\"疫情",
                    "(疫情",
                    "疫情 & !",
                    "a | b)",
                    "疫情:*",
                    "<->",
                    "%",
                    "_",
                    "!!",
                    "〔",
                    "魑魅魍魉饕餮",
                    "🦠",
                    "\u202e",
                    "'; drop table notice; --"
                })
        void answersWhateverIsTyped(String typed) {
            search("yyx-clerk", typed);
            search("yyx-clerk", Map.of("number", typed, "issuer", typed, "type", typed.substring(0, 1)))
                    .body("$", empty());
        }

        @Test
        void findsNothingForNonsense() {
            search("ln-clerk", freshWords()).body("$", empty());
            search("ln-clerk", "？？").body("$", empty());
        }
    }

    @Nested
    class ByOtherSigns {

        @Test
        void findsADocumentByItsNumberWholeAndInParts() {
            String id = RealNotice.read().issued();
            String number = as("ln-clerk").get("/api/notices/{id}", id).path("number");
            String mark = number.substring(0, number.indexOf('〔'));
            String figures = number.substring(number.indexOf('〔')).replaceAll("[〔〕号]", " ");

            for (String asked :
                    List.of(number, mark + figures, mark, mark.substring(2), mark.substring(1, 5) + figures)) {
                search("yyx-clerk", Map.of("number", asked))
                        .body("id", contains(id))
                        .body("[0].found", nullValue());
            }
            search("yyx-clerk", number).body("[0].id", equalTo(id)).body("[0].found", equalTo("TITLE"));
            search("yyx-clerk", Map.of("number", number.replace("号", "9号"))).body("$", empty());
        }

        @Test
        void findsDocumentsByTheirIssuersCodeAndName() {
            String province = aNotice().with("title", words).issued();
            String society = aNoticeOfTheSociety().with("title", words).issued();

            for (String issuer : List.of("KX-210000", "辽宁省科学技术协会", "辽宁科协", "省科协")) {
                search("ln-clerk", Map.of("q", words, "issuer", issuer)).body("id", contains(province));
            }
            search("ln-clerk", Map.of("q", words, "issuer", "医疗保险研究会")).body("id", contains(society));
            search("ln-clerk", Map.of("q", words, "issuer", "江苏")).body("$", empty());
        }

        @Test
        void findsDocumentsByTypeAndPeriod() {
            String january = issuedOn("2020-01-30");
            String march = issuedOn("2020-03-01");
            String notice = aNotice().with("title", words).with("type", "通报").issued();

            search("ln-clerk", Map.of("q", words, "type", "通报")).body("id", contains(notice));
            search("ln-clerk", Map.of("q", words, "from", "2020-01-30", "to", "2020-01-30"))
                    .body("id", contains(january));
            search("ln-clerk", Map.of("q", words, "from", "2020-01-31", "to", "2020-03-01"))
                    .body("id", contains(march));
            search("ln-clerk", Map.of("q", words, "to", "2020-12-31")).body("id", contains(march, january));
            search("ln-clerk", Map.of("q", words, "from", "2018-05-02")).body("id.size()", equalTo(3));
            search("ln-clerk", Map.of("q", words, "from", "2020-03-02", "to", "2020-03-01"))
                    .body("$", empty());
            search("ln-clerk", Map.of("q", words, "from", "0001-01-01", "to", "1900-01-01"))
                    .body("$", empty());
        }

        @Test
        void listsWithoutWords() {
            String id = aNotice().with("type", "通报").issued();

            search("yyx-clerk", Map.of("type", "通报"))
                    .body("[0].id", equalTo(id))
                    .body("[0].snippet", nullValue());
            search("yyx-clerk", Map.of("q", " ")).body("[0].id", equalTo(id));
        }

        private String issuedOn(String date) {
            String id = aNotice().with("title", words).drafted();
            approve(id, "ln-drafter", "ln-issuer");
            as("ln-issuer")
                    .body(Map.of("issuedOn", date))
                    .post("/api/notices/{id}/issue", id)
                    .then()
                    .statusCode(200);
            return id;
        }
    }

    @Nested
    class WhatHappenedSince {

        @Test
        void showsAtOnceThatADocumentWasRevoked() {
            String id = aNotice().with("title", words).issued();
            search("yyx-clerk", words).body("[0].ending", nullValue());

            as("ln-issuer")
                    .body(Map.of("reason", "发错了"))
                    .post("/api/notices/{id}/revocation", id)
                    .then()
                    .statusCode(200);

            search("yyx-clerk", words).body("id", contains(id)).body("[0].ending", equalTo("REVOKED"));
        }

        @Test
        void showsACorrectionBesideWhatItSupersedes() {
            String id = aNotice().with("title", words).issued();
            String correction = as("ln-drafter")
                    .body(Map.of("reason", "日期有误"))
                    .post("/api/notices/{id}/corrections", id)
                    .path("id");
            assertThat(found("yyx-clerk", words)).as("a draft is not found").containsExactly(id);

            issue(correction, "ln-drafter", "ln-issuer");

            search("yyx-clerk", words)
                    .body("id", contains(correction, id))
                    .body("ending", contains(null, "SUPERSEDED"));
        }

        @Test
        void saysThatADrillIsOne() {
            aNotice().with("title", words).with("drill", true).issued();

            search("yyx-clerk", words).body("[0].drill", equalTo(true));
        }
    }

    @Nested
    class AsReaderOfAForward {

        @Test
        void findsTheForwardByWhatItCarriesOn() {
            RealNotice real = RealNotice.read();
            String original = real.issued();
            String number = as("ln-clerk").get("/api/notices/{id}", original).path("number");
            String forward = real.forwarded(original);
            issue(forward, "yyx-issuer", "yyx-issuer");

            JsonPath answer = search("dw1-clerk", "网上支部会议 理事会").extract().jsonPath();
            assertThat(answer.getString("[0].id")).isEqualTo(forward);
            assertThat(answer.getString("[0].found")).isEqualTo("FORWARDED");
            assertThat(answer.getString("[0].way")).isEqualTo("to");
            assertThat(answer.getString("[0].forwarded.number")).isEqualTo(number);
            assertThat(answer.getString("[0].snippet.number")).isEqualTo(number);
            assertThat(shown(answer.getList("[0].snippet.text"))).contains("[网上支部会议]");
            assertThat(answer.getList("id")).doesNotContain(original);

            search("dw1-clerk", Map.of("number", number)).body("id", contains(forward));
            search("yyx-clerk", Map.of("number", number)).body("id", contains(original, forward));
        }

        @Test
        void findsItOverTwoHopsAndShowsEachDocumentOnce() {
            String original =
                    aNotice().with("title", words + "通知").with("body", words).issued();
            String first = forward("yyx-issuer", original, organisation("DW-YYX-1"), organisation("KX-210100"));
            issue(first, "yyx-issuer", "yyx-issuer");

            search("sy-clerk", words).body("id", contains(first));
            assertThat(allPages("yyx-clerk", words, 1)).containsExactly(first, original);
            assertThat(found("dw2-clerk", words)).isEmpty();
        }
    }

    @Nested
    class AsAnybodyElse {

        @Test
        void findsNothingOfTheNeighbour() {
            String id = aNotice().with("title", words).issued();
            String number = as("ln-clerk").get("/api/notices/{id}", id).path("number");
            aNoticeOfJiangsu().with("title", "江苏" + words).issued();

            search("js-all", words).body("organisation", contains("KX-320000"));
            search("js-all", Map.of("number", number)).body("$", empty());
            search("js-all", Map.of("issuer", "KX-210000", "q", words)).body("$", empty());
            search("sy-clerk", words).body("$", empty());
            assertThat(found("ln-clerk", words)).containsExactly(id);
        }

        @Test
        void findsNoDrafts() {
            aNotice().with("title", words).approved();

            search("ln-issuer", words).body("$", empty());
            search("ln-drafter", words).body("$", empty());
        }

        @Test
        void isRefusedWithoutTokenOrRole() {
            nobody().get("/api/search").then().statusCode(401);
            as("ln-reviewer").get("/api/search").then().statusCode(403);
            as("ln-admin").get("/api/search").then().statusCode(403);
        }

        @Test
        void isToldWhatIsWrong() {
            bad(Map.of("q", "疫".repeat(201)));
            bad(Map.of("number", "3".repeat(61)));
            bad(Map.of("limit", 0));
            bad(Map.of("limit", 201));
            bad(Map.of("cursor", "???"));
            bad(Map.of("q", "疫情", "cursor", "VElUTEU"));
            bad(Map.of("cursor", "VElUTEUgNQ"));
            bad(Map.of("from", "2020-13-01"));
            bad(Map.of("to", "gestern"));
        }

        private void bad(Map<String, ?> asked) {
            as("ln-clerk")
                    .queryParams(asked)
                    .get("/api/search")
                    .then()
                    .statusCode(400)
                    .contentType(containsString("application/problem+json"));
        }
    }
}
