package org.muster.gateway.operations;

import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.muster.station.testing.Tokens;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.not;

/**
 * notice-service says how it stands, outreach-service takes the question and never answers, expert-service talks gibberish,
 * report-service is away.
 */
@QuarkusTest
class OperationsResourceTest {

    @Test
    void showsEveryServiceAlsoThoseThatDoNotAnswer() {
        long start = System.nanoTime();
        operator()
                .header("Accept-Language", "en")
                .get("/api/operations")
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("state", equalTo("ACT"))
                .body(
                        "services.service",
                        contains("gateway", "expert-service", "notice-service", "outreach-service", "report-service"))
                .body("services[0].lines.says", everyItem(not(blankOrNullString())))
                .body(service("notice-service") + ".state", equalTo("WATCH"))
                .body(service("notice-service") + ".lines.find { it.kind == 'outbox' }.says", equalTo("in en"))
                .body(service("outreach-service") + ".state", equalTo("ACT"))
                .body(service("outreach-service") + ".says", containsString("no answer within 4 seconds"))
                .body(service("report-service") + ".says", containsString("cannot be reached"))
                .body(service("expert-service") + ".state", equalTo("ACT"));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void asksTheServicesOnceForManyPagesAndInEachLanguage() throws Exception {
        ExecutorService pages = Executors.newFixedThreadPool(8);
        try {
            Callable<String> page = () -> at("zh");
            Set<String> seen = new HashSet<>();
            for (Future<String> answer : pages.invokeAll(Collections.nCopies(8, page))) {
                seen.add(answer.get());
            }
            assertThat(seen).hasSize(1);
        } finally {
            pages.shutdown();
        }
        operator()
                .get("/api/operations")
                .then()
                .body(service("notice-service") + ".lines.find { it.kind == 'outbox' }.says", equalTo("in zh"))
                .body(service("report-service") + ".says", containsString("连不上"));
    }

    @Test
    void passesOnWhatIsAskedOfOneService() {
        operator()
                .get("/api/operations/notice-service/dead-letters")
                .then()
                .statusCode(200)
                .body("service", equalTo("notice-service"))
                .body("uri", equalTo("/api/operations/notice-service/dead-letters"));
        operator().get("/api/operations/nobody").then().statusCode(404);
    }

    @Test
    void refusesEverybodyWhoIsNoOperator() {
        given().get("/api/operations").then().statusCode(401);
        for (String user : List.of("ln-admin", "auditor", "cast-admin", "js-clerk")) {
            given().auth()
                    .preemptive()
                    .oauth2(Tokens.of(user))
                    .get("/api/operations")
                    .then()
                    .statusCode(403);
        }
    }

    private static String at(String language) {
        return operator()
                .header("Accept-Language", language)
                .get("/api/operations")
                .then()
                .statusCode(200)
                .extract()
                .path("at");
    }

    private static String service(String name) {
        return "services.find { it.service == '" + name + "' }";
    }

    private static RequestSpecification operator() {
        return given().auth().preemptive().oauth2(Tokens.of("operator"));
    }
}
