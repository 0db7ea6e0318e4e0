package org.muster.notice.alert;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.muster.notice.alert.AlertFixture.after;
import static org.muster.notice.alert.AlertFixture.anAlert;
import static org.muster.notice.testing.Caller.anonymous;
import static org.muster.notice.testing.Caller.as;

@QuarkusTest
class AlertTest {

    private static final String PATH = "/api/alerts/";

    @Inject
    Jdbi jdbi;

    @BeforeAll
    static void tree() {
        TreeFixture.load();
    }

    @Nested
    class AsDutyOfficer {

        @Test
        void takesInWhatTheMessageSays() {
            AlertFixture alert = anAlert().parameter("预警颜色", "红色");

            String id = alert.takenInBy("ln-duty");
            as("ln-clerk")
                    .get(PATH + id)
                    .then()
                    .statusCode(200)
                    .body("identifier", equalTo(alert.identifier()))
                    .body("state", equalTo("ACTIVE"))
                    .body("exercise", equalTo(false))
                    .body("event", equalTo("暴雨"))
                    .body("colour", equalTo("RED"))
                    .body("category", equalTo("Met"))
                    .body("senderName", equalTo("辽宁省气象台"))
                    .body("area", equalTo("辽宁省"))
                    .body("divisions", contains("210000"))
                    .body("receivedBy", equalTo("KX-210000"))
                    .body("receivedByPerson", equalTo("辽宁省科协值班员"));
            assertThat(as("ln-clerk").get(PATH + id + "/cap").then().extract().asByteArray())
                    .isEqualTo(alert.bytes());
        }

        @ParameterizedTest
        @CsvSource({"颜色,橙色,ORANGE", "AlertLevel,Yellow,YELLOW", "awareness_level,2; yellow; Moderate,YELLOW"})
        void readsTheColourFromAParameter(String name, String value, String colour) {
            String id = anAlert().parameter(name, value).takenInBy("ln-duty");

            as("ln-duty").get(PATH + id).then().body("colour", equalTo(colour));
        }

        @Test
        void readsTheColourFromTheWordsAndNeverFromTheSeverity() {
            String said = anAlert().info("event", "暴雨蓝色预警").takenInBy("ln-duty");
            String unsaid = anAlert().info("severity", "Extreme").takenInBy("ln-duty");

            as("ln-duty").get(PATH + said).then().body("colour", equalTo("BLUE"));
            as("ln-duty").get(PATH + unsaid).then().body("colour", nullValue());
        }

        @Test
        void takesInAMessageOnceHoweverOftenItComes() throws Exception {
            AlertFixture alert = anAlert();
            ExecutorService four = Executors.newFixedThreadPool(4);
            Callable<String> take = () -> {
                var answer = alert.sentBy("ln-duty");
                return answer.statusCode() + " " + answer.path("id");
            };

            List<Future<String>> answers = four.invokeAll(List.of(take, take, take, take));
            List<String> said = new ArrayList<>();
            for (Future<String> answer : answers) {
                said.add(answer.get());
            }
            four.shutdown();
            assertThat(said).filteredOn(each -> each.startsWith("201")).hasSize(1);
            assertThat(said).filteredOn(each -> each.startsWith("200")).hasSize(3);
            assertThat(said.stream().map(each -> each.substring(4)).collect(Collectors.toSet()))
                    .hasSize(1);
            alert.sentBy("ln-issuer").then().statusCode(200);
            assertThat(rows(alert)).isEqualTo(1);
        }

        @Test
        void anExerciseIsMarkedAndDoesNotTouchTheRealOne() {
            AlertFixture real = anAlert();
            AlertFixture exercise = after(real, "Cancel").head("status", "Exercise");
            String id = real.takenInBy("ln-duty");
            String drill = exercise.takenInBy("ln-duty");

            as("ln-duty").get(PATH + id).then().body("state", equalTo("ACTIVE"));
            as("ln-duty")
                    .get(PATH + drill)
                    .then()
                    .body("exercise", equalTo(true))
                    .body("event", equalTo("【演练】暴雨"))
                    .body("headline", startsWith("【演练】"));
        }

        @Test
        void whatExpiredIsNotListedAsActive() {
            String id = anAlert()
                    .info("expires", AlertFixture.moment(Instant.now().minus(5, ChronoUnit.MINUTES)))
                    .takenInBy("ln-duty");

            as("ln-duty").get(PATH + id).then().body("state", equalTo("EXPIRED"));
            as("ln-duty").get("/api/alerts?active=true&limit=200").then().body("id", not(hasItem(id)));
            as("ln-duty").get("/api/alerts?limit=200").then().body("id", hasItem(id));
        }
    }

    @Nested
    class Chains {

        @ParameterizedTest
        @ValueSource(strings = {"012", "021", "102", "120", "201", "210"})
        void endInTheSameStateInWhateverOrderTheyCome(String order) {
            AlertFixture first = anAlert();
            AlertFixture update = after(first, "Update").head("sent", moment(50));
            AlertFixture cancel = after(update, "Cancel").withoutInfo();
            List<AlertFixture> chain = List.of(first, update, cancel);
            Map<Integer, String> ids = new HashMap<>();

            IntStream.range(0, 3)
                    .map(i -> order.charAt(i) - '0')
                    .forEach(i -> ids.put(i, chain.get(i).takenInBy("ln-duty")));

            as("ln-duty")
                    .get(PATH + ids.get(0))
                    .then()
                    .body("state", equalTo("SUPERSEDED"))
                    .body("replacedBy", equalTo(ids.get(1)));
            as("ln-duty")
                    .get(PATH + ids.get(1))
                    .then()
                    .body("state", equalTo("CANCELLED"))
                    .body("replacedBy", equalTo(ids.get(2)));
            as("ln-duty").get(PATH + ids.get(2)).then().body("state", equalTo("OVER"));
            as("sy-clerk").get(PATH + ids.get(1)).then().body("state", equalTo("CANCELLED"));
        }

        @Test
        void nobodyTakesBackAnothersAlert() {
            AlertFixture alert = anAlert();
            String id = alert.takenInBy("ln-duty");

            after(alert, "Cancel").head("sender", "somebody@example.org").takenInBy("ln-duty");
            after(alert, "Cancel").sentBy("js-all").then().statusCode(201);
            as("ln-duty").get(PATH + id).then().body("state", equalTo("ACTIVE"));
        }

        @Test
        void anAllClearIsOver() {
            AlertFixture alert = anAlert();
            String id = alert.takenInBy("ln-duty");
            String over = after(alert, "Update")
                    .info("responseType", "AllClear")
                    .info("urgency", "Past")
                    .takenInBy("ln-duty");

            as("ln-duty").get(PATH + id).then().body("state", equalTo("SUPERSEDED"));
            as("ln-duty").get(PATH + over).then().body("state", equalTo("OVER"));
        }

        private String moment(int minutesAgo) {
            return AlertFixture.moment(Instant.now().minus(minutesAgo, ChronoUnit.MINUTES));
        }
    }

    @Nested
    class WhereItApplies {

        @Test
        void isListedForThoseBelowInsideTheArea() {
            String province = anAlert().takenInBy("ln-duty");
            String shenyang = anAlert().forDivision("210100").takenInBy("ln-duty");
            String dalian = anAlert().forDivision("210200000000").takenInBy("ln-duty");

            as("sy-clerk")
                    .get("/api/alerts?limit=200")
                    .then()
                    .body("id", hasItem(province))
                    .body("id", hasItem(shenyang))
                    .body("id", not(hasItem(dalian)));
            as("sy-clerk").get(PATH + dalian).then().statusCode(404);
            as("sy-clerk").get(PATH + dalian + "/cap").then().statusCode(404);
            as("dl-reporter").get(PATH + dalian).then().statusCode(200);
            as("ln-clerk").get(PATH + dalian).then().statusCode(200);
        }

        @Test
        void isSeenFromAboveAndNeverSideways() {
            String city = anAlert().forDivision("210100").takenInBy("sy-clerk");
            String foreign = anAlert().takenInBy("js-all");

            as("ln-clerk").get(PATH + city).then().statusCode(200);
            as("dl-reporter").get(PATH + city).then().statusCode(404);
            as("js-all").get(PATH + city).then().statusCode(404);
            as("ln-clerk").get(PATH + foreign).then().statusCode(404);
            as("ln-clerk").get("/api/alerts?limit=200").then().body("id", not(hasItem(foreign)));
        }

        @Test
        void theSameMessageTakenInTwiceStandsOnceInTheList() {
            AlertFixture alert = anAlert();
            String city = alert.takenInBy("sy-clerk");

            as("dl-reporter").get(PATH + city).then().statusCode(404);
            String province = alert.takenInBy("ln-duty");
            alert.takenInBy("js-all");
            alert.sentBy("sy-clerk").then().statusCode(200).body("id", equalTo(province));
            as("dl-reporter").get(PATH + province).then().statusCode(200);
            as("ln-duty")
                    .get("/api/alerts?limit=200")
                    .then()
                    .body("identifier.findAll { it == '" + alert.identifier() + "' }", hasSize(1));
        }
    }

    @Nested
    class WithoutTheRole {

        @ParameterizedTest
        @ValueSource(strings = {"ln-clerk", "ln-drafter", "ln-reporter", "ln-admin", "operator"})
        void takesInNothing(String user) {
            AlertFixture alert = anAlert();

            alert.sentBy(user).then().statusCode(403);
            assertThat(rows(alert)).isZero();
        }

        @Test
        void anonymousIsAskedToLogIn() {
            anonymous()
                    .contentType("application/cap+xml")
                    .body(anAlert().bytes())
                    .post("/api/alerts")
                    .then()
                    .statusCode(401);
            anonymous().get("/api/alerts").then().statusCode(401);
        }
    }

    private int rows(AlertFixture alert) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from alert where identifier = ?")
                .bind(0, alert.identifier())
                .mapTo(Integer.class)
                .one());
    }
}
