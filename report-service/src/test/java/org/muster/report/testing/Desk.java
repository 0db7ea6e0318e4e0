package org.muster.report.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.muster.station.testing.Tokens;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

/** Does over HTTP what people at their desks do. */
public final class Desk {

    public static final LocalDate DAY = LocalDate.of(2020, 2, 9);

    private Desk() {}

    /** Somebody of 江苏省科协 with every role: what is refused, is refused for the organisation. */
    public static final String NEIGHBOUR = "js-all";

    public static RequestSpecification as(String user) {
        return given().auth()
                .oauth2(user.equals(NEIGHBOUR) ? Tokens.ofNeighbourWithEveryRole() : Tokens.of(user))
                .contentType(ContentType.JSON)
                .header("Accept-Language", "en");
    }

    /** Posts without a body and so without a content type, which the other client here always sends. @return the status */
    public static int postingNothing(String user, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + path))
                .header("Authorization", "Bearer " + Tokens.of(user))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A summed field whose label no other test asks. */
    public static Map<String, Object> summed(String key) {
        return field(key, "INTEGER", "SUM");
    }

    public static Map<String, Object> field(String key, String type, String aggregate) {
        Map<String, Object> field = new LinkedHashMap<>();
        field.put("key", key);
        field.put("label", key + " " + UUID.randomUUID());
        field.put("type", type);
        field.put("aggregate", aggregate);
        return field;
    }

    /** A new form of 辽宁省科协. */
    @SafeVarargs
    public static String form(Map<String, Object>... fields) {
        return as("ln-reviewer")
                .body(Map.of("name", "日报 " + UUID.randomUUID(), "fields", List.of(fields)))
                .post("/api/report-forms")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static Map<String, Object> below(String code, String... kinds) {
        return kinds.length == 0 ? Map.of("below", code) : Map.of("below", code, "kinds", List.of(kinds));
    }

    public static Map<String, Object> one(String code) {
        return Map.of("organisation", code);
    }

    public static Map<String, Object> asking(String form, LocalDate date, Instant dueAt, List<Map<String, Object>> to) {
        Map<String, Object> asking = new HashMap<>();
        asking.put("form", form);
        asking.put("date", date.toString());
        asking.put("to", to);
        asking.put("dueAt", dueAt.toString());
        return asking;
    }

    /** A period of 辽宁省科协 that is due in an hour. */
    @SafeVarargs
    public static String period(String form, LocalDate date, Map<String, Object>... to) {
        return open(asking(form, date, Instant.now().plus(Duration.ofHours(1)), List.of(to)));
    }

    public static String open(Map<String, Object> asking) {
        return as("ln-reviewer")
                .body(asking)
                .post("/api/report-periods")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static String path(String period, String organisation) {
        return "/api/reports/" + period + "/" + organisation;
    }

    /** Writes the draft over whatever stands there. */
    public static ValidatableResponse write(String user, String period, String organisation, Map<String, ?> values) {
        return write(user, period, organisation, values, Map.of());
    }

    public static ValidatableResponse write(
            String user, String period, String organisation, Map<String, ?> values, Map<String, String> reasons) {
        return as(user).header("If-Match", "*")
                .body(Map.of("values", values, "reasons", reasons))
                .put(path(period, organisation))
                .then();
    }

    public static ValidatableResponse submit(String user, String period, String organisation) {
        return as(user).body(Map.of())
                .post(path(period, organisation) + "/submission")
                .then();
    }

    public static ValidatableResponse nil(String user, String period, String organisation) {
        return as(user).body(Map.of("nil", true))
                .post(path(period, organisation) + "/submission")
                .then();
    }

    /** Writes and submits on behalf of the unit. */
    public static void report(String period, String organisation, Map<String, ?> values) {
        write("ln-reporter", period, organisation, values).statusCode(200);
        submit("ln-reporter", period, organisation).statusCode(200);
    }

    public static ValidatableResponse correct(String period, String organisation) {
        return as("ln-reporter")
                .body(Map.of("reason", "核对后更正"))
                .post(path(period, organisation) + "/correction")
                .then();
    }

    public static ValidatableResponse accept(String user, String period, String organisation) {
        return as(user).post(path(period, organisation) + "/acceptance").then();
    }

    public static ValidatableResponse giveBack(String user, String period, String organisation) {
        return as(user).body(Map.of("reason", "与昨日不符"))
                .post(path(period, organisation) + "/return")
                .then();
    }

    /** The roll-up once every submission is in it. */
    public static JsonPath rollup(String period, String under) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> as("ln-reviewer")
                                .queryParam("under", under)
                                .get("/api/rollups/" + period)
                                .then()
                                .statusCode(200)
                                .extract()
                                .jsonPath(),
                        json -> json.getInt("pending") == 0);
    }

    /** Codes on all pages. */
    public static List<String> missing(String user, String period) {
        List<String> codes = new ArrayList<>();
        String next = "/api/report-periods/" + period + "/missing?limit=5";
        while (next != null) {
            var response = as(user).urlEncodingEnabled(false)
                    .get(next)
                    .then()
                    .statusCode(200)
                    .extract();
            codes.addAll(response.path("organisation"));
            String link = response.header("Link");
            next = link == null ? null : link.substring(1, link.indexOf('>'));
        }
        return codes;
    }
}
