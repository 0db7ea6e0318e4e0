package org.muster.notice.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;

import static org.muster.notice.document.NoticeFixture.as;
import static org.muster.notice.document.NoticeFixture.freshMark;

/** Somebody who searches. */
final class SearchFixture {

    private SearchFixture() {}

    /** Words that stand in no other test's documents. */
    static String freshWords() {
        return freshMark();
    }

    static ValidatableResponse search(String user, Map<String, ?> asked) {
        return as(user).queryParams(asked).get("/api/search").then().statusCode(200);
    }

    static ValidatableResponse search(String user, String words) {
        return search(user, Map.of("q", words));
    }

    static List<String> found(String user, String words) {
        return search(user, words).extract().path("id");
    }

    /** All pages, as the Link header leads through them. */
    static List<String> allPages(String user, String words, int limit) {
        List<String> ids = new ArrayList<>();
        Response page = as(user).queryParams(Map.of("q", words, "limit", limit)).get("/api/search");
        while (true) {
            page.then().statusCode(200);
            ids.addAll(page.path("id"));
            String link = page.header("Link");
            if (link == null) {
                return ids;
            }
            page = as(user).urlEncodingEnabled(false).get(link.substring(1, link.indexOf('>')));
        }
    }

    /** As a reader sees it, with the marks in brackets. */
    static String shown(List<Map<String, Object>> runs) {
        StringBuilder shown = new StringBuilder();
        runs.forEach(run ->
                shown.append(Boolean.TRUE.equals(run.get("hit")) ? "[" + run.get("text") + "]" : run.get("text")));
        return shown.toString();
    }
}
