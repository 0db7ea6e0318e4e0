package org.muster.outreach.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import org.muster.platform.testing.TreeFixture;
import org.muster.station.testing.Tokens;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

import static io.restassured.RestAssured.given;

/** Calls this service as one of the demo's users, and looks into its database. */
public final class Api {

    public static final String CHECKER = "ln-checker";
    public static final String EDITOR = "ln-editor";
    public static final String EXPERT = "expert1";

    private Api() {}

    public static RequestSpecification as(String user) {
        return given().auth().oauth2(Tokens.of(user)).contentType(ContentType.JSON);
    }

    public static RequestSpecification asNeighbour() {
        return given().auth().oauth2(Tokens.ofNeighbourWithEveryRole()).contentType(ContentType.JSON);
    }

    public static RequestSpecification anonymous() {
        return given().contentType(ContentType.JSON);
    }

    /** A claim nobody made before: its subject is made up of random characters. */
    public static String newClaim() {
        return "喝" + randomWord(5) + "汤能治" + randomWord(3) + "病？";
    }

    public static String randomWord(int length) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            // a range of rare characters without those the word lists know
            word.append((char) ThreadLocalRandom.current().nextInt(0x3400, 0x4D00));
        }
        return word.toString();
    }

    public static Map<String, Object> verdict(String claim) {
        return Map.of(
                "claim",
                claim,
                "verdict",
                "FALSE",
                "summary",
                "没有依据",
                "explanation",
                "目前没有任何研究支持这一说法。",
                "sources",
                List.of(Map.of("title", "公众防护指南", "publisher", "国家卫生健康委员会")));
    }

    /** @return the id of a draft by {@link #CHECKER} */
    public static String draft(Map<String, Object> verdict) {
        return as(CHECKER)
                .body(verdict)
                .post("/api/verdicts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static void review(String id) {
        as(EDITOR)
                .body(Map.of("approve", true))
                .post("/api/verdicts/" + id + "/review")
                .then()
                .statusCode(200);
    }

    public static void publish(String id) {
        as(CHECKER).post("/api/verdicts/" + id + "/publication").then().statusCode(200);
    }

    public static String published(Map<String, Object> verdict) {
        String id = draft(verdict);
        review(id);
        publish(id);
        return id;
    }

    /** @return the rumour's id */
    public static String reported(String text) {
        return anonymous()
                .body(Map.of("text", text))
                .post("/api/public/rumours")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static long count(String sql, Object... parameters) {
        try (Connection connection = TreeFixture.open();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
