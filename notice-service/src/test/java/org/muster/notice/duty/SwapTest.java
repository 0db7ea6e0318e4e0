package org.muster.notice.duty;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.muster.notice.duty.DutyFixture.PROVINCE;
import static org.muster.notice.duty.DutyFixture.override;
import static org.muster.notice.duty.DutyFixture.person;
import static org.muster.notice.duty.DutyFixture.rotation;
import static org.muster.notice.testing.Caller.anonymous;
import static org.muster.notice.testing.Caller.as;

/** 张三 (ln-clerk) holds the main's seat of the day after tomorrow; 李四 (ln-issuer) and 王五 (ln-drafter) are colleagues. */
@QuarkusTest
class SwapTest extends DutyDay {

    private LocalDate then;
    private UUID zhang;
    private UUID li;
    private UUID wang;
    private UUID zhao;
    private String rotation;

    @BeforeEach
    void roster() {
        then = day.plusDays(2);
        zhang = person(PROVINCE, "张三", "ln-clerk");
        li = person(PROVINCE, "李四", "ln-issuer");
        wang = person(PROVINCE, "王五", "ln-drafter");
        zhao = person(PROVINCE, "赵六", null);
        rotation =
                rotation("全天").from(day).hours("08:00", 24).members(zhang, zhao).of(PROVINCE);
    }

    @Nested
    class OneThatIsAccepted {

        @Test
        void givesTheSeatToTheTaker() {
            String swap = asked(null);

            act("ln-drafter", swap, "acceptance")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("ACCEPTED"))
                    .body("taker.name", equalTo("王五"))
                    .body("doubled", nullValue());
            assertThat(main(then)).isEqualTo("王五");
            assertThat(main(then.plusDays(2))).isEqualTo("张三");
            as("ln-duty")
                    .get("/api/duty/shifts?organisation=" + PROVINCE + "&from=" + then)
                    .then()
                    .body("[0].seats[0].changed", equalTo("SWAP"))
                    .body("[0].seats[0].plannedName", equalTo("张三"));
        }

        @Test
        void isTakenBackByTheTakerAndAskedAgain() {
            String swap = asked(null);
            act("ln-drafter", swap, "acceptance").then().statusCode(200);

            act("ln-drafter", swap, "undoing").then().statusCode(200).body("state", equalTo("ASKED"));
            assertThat(main(then)).isEqualTo("张三");
            act("ln-issuer", swap, "acceptance").then().statusCode(200);
            assertThat(main(then)).isEqualTo("李四");
        }

        @Test
        void isTakenBackByTheAskerOrTheManagerAndOver() {
            String swap = asked(null);
            act("ln-drafter", swap, "acceptance").then().statusCode(200);

            act("ln-issuer", swap, "undoing").then().statusCode(403);
            act("ln-clerk", swap, "undoing").then().statusCode(200).body("state", equalTo("WITHDRAWN"));
            assertThat(main(then)).isEqualTo("张三");
            String another = asked(null);
            act("ln-drafter", another, "acceptance").then().statusCode(200);
            act("ln-duty", another, "undoing").then().statusCode(200).body("state", equalTo("WITHDRAWN"));
            assertThat(main(then)).isEqualTo("张三");
        }

        @Test
        void staysWhenTheShiftHasBegun() {
            String swap = asked(null);
            act("ln-drafter", swap, "acceptance").then().statusCode(200);
            clock.stopAt(then + "T08:00");

            act("ln-drafter", swap, "undoing").then().statusCode(409).body("type", equalTo("/problems/duty-swap-late"));
            assertThat(main(then)).isEqualTo("王五");
        }

        @Test
        void movesWithTheShiftWhenItsHoursChange() {
            String swap = asked(null);
            act("ln-drafter", swap, "acceptance").then().statusCode(200);

            rotation("全天")
                    .from(then)
                    .hours("09:00", 24)
                    .members(zhang, zhao)
                    .putBy("ln-duty", rotation)
                    .then()
                    .statusCode(200);
            assertThat(at(then + "T08:59")).isNull();
            assertThat(at(then + "T09:00")).isEqualTo("王五");
            assertThat(at(then.plusDays(1) + "T08:59")).isEqualTo("王五");
            act("ln-drafter", swap, "undoing").then().statusCode(200);
            assertThat(at(then + "T09:00")).isEqualTo("张三");
        }

        @Test
        void lapsesWhenTheAskerWouldNotHaveTheSeatAnyMore() {
            String swap = asked(null);
            act("ln-drafter", swap, "acceptance").then().statusCode(200);

            rotation("全天")
                    .from(day.plusDays(1))
                    .hours("08:00", 24)
                    .members(li, zhao)
                    .putBy("ln-duty", rotation)
                    .then()
                    .statusCode(200);
            as("ln-clerk").get("/api/duty/swaps/" + swap).then().body("state", equalTo("LAPSED"));
            assertThat(main(then)).isEqualTo("赵六");
            act("ln-drafter", swap, "undoing")
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/duty-swap-settled"));
        }

        @Test
        void lapsesWhenTheRotationEndsBefore() {
            String swap = asked(null);
            as("ln-duty")
                    .body(Map.of("lastDay", day.toString()))
                    .post("/api/duty/rotations/" + rotation + "/end")
                    .then()
                    .statusCode(200);

            as("ln-clerk").get("/api/duty/swaps/" + swap).then().body("state", equalTo("LAPSED"));
        }

        @Test
        void isOverriddenByTheManager() {
            String swap = asked(null);
            act("ln-drafter", swap, "acceptance").then().statusCode(200);

            override("ln-duty", rotation, then, "MAIN", li).then().statusCode(200);
            as("ln-clerk").get("/api/duty/swaps/" + swap).then().body("state", equalTo("OVERRIDDEN"));
            assertThat(main(then)).isEqualTo("李四");
            act("ln-drafter", swap, "undoing").then().statusCode(409);
            assertThat(main(then)).isEqualTo("李四");
        }

        @Test
        void canBePassedOnAndTakenBackStepByStep() {
            String first = asked(null);
            act("ln-drafter", first, "acceptance").then().statusCode(200);
            String second =
                    ask("ln-drafter", null).then().statusCode(201).extract().path("id");
            act("ln-issuer", second, "acceptance").then().statusCode(200);
            assertThat(main(then)).isEqualTo("李四");

            act("ln-clerk", first, "undoing").then().statusCode(409).body("type", equalTo("/problems/duty-swap-moot"));
            act("ln-issuer", second, "undoing").then().statusCode(200);
            assertThat(main(then)).isEqualTo("王五");
            act("ln-clerk", first, "undoing").then().statusCode(200);
            assertThat(main(then)).isEqualTo("张三");
        }

        @Test
        void warnsOfDoubleDuty() {
            rotation("热线").from(day).hours("20:00", 4).members(wang).of(PROVINCE);
            String swap = asked(null);

            act("ln-drafter", swap, "acceptance")
                    .then()
                    .statusCode(200)
                    .body("doubled.name", contains("热线"))
                    .body("doubled.day", contains(then.toString()));
        }

        @Test
        void neverPutsOnePersonOnBothSeats() {
            String paired = rotation("双岗")
                    .from(day)
                    .hours("20:00", 12)
                    .members(zhang)
                    .backups(wang)
                    .of(PROVINCE);
            String swap = as("ln-clerk")
                    .body(Map.of("rotation", paired, "day", then.toString(), "post", "MAIN"))
                    .post("/api/duty/swaps")
                    .path("id");

            act("ln-drafter", swap, "acceptance")
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/duty-own-backup"));
            as("ln-clerk").get("/api/duty/swaps/" + swap).then().body("state", equalTo("ASKED"));
        }

        @Test
        void goesToExactlyOneOfManyAtOnce() throws Exception {
            for (int round = 0; round < 5; round++) {
                LocalDate on = then.plusDays(2L * round);
                String swap = as("ln-clerk")
                        .body(Map.of("rotation", rotation, "day", on.toString(), "post", "MAIN"))
                        .post("/api/duty/swaps")
                        .path("id");
                List<Callable<Integer>> calls = new ArrayList<>();
                for (int i = 0; i < 6; i++) {
                    String user = i % 2 == 0 ? "ln-issuer" : "ln-drafter";
                    calls.add(() -> act(user, swap, "acceptance").statusCode());
                }
                ExecutorService many = Executors.newFixedThreadPool(6);
                List<Integer> answers = new ArrayList<>();
                for (Future<Integer> answer : many.invokeAll(calls)) {
                    answers.add(answer.get());
                }
                many.shutdown();
                assertThat(answers).containsExactlyInAnyOrder(200, 409, 409, 409, 409, 409);
                String taker = as("ln-clerk").get("/api/duty/swaps/" + swap).path("taker.name");
                assertThat(main(on)).isEqualTo(taker);
            }
        }
    }

    @Nested
    class OneThatIsAsked {

        @Test
        void isForTheNamedOneOnly() {
            String swap = asked(li);

            act("ln-drafter", swap, "acceptance")
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("/problems/duty-swap-not-asked"));
            act("ln-clerk", swap, "acceptance").then().statusCode(403);
            act("ln-issuer", swap, "refusal").then().statusCode(200).body("state", equalTo("DECLINED"));
            act("ln-issuer", swap, "acceptance").then().statusCode(409);
            assertThat(main(then)).isEqualTo("张三");
            asked(wang);
        }

        @Test
        void isListedUntilSomebodyTakesIt() {
            String swap = asked(null);

            as("ln-issuer")
                    .get("/api/duty/swaps?open=true&organisation=" + PROVINCE)
                    .then()
                    .body("id", contains(swap))
                    .body("asker.name", contains("张三"));
            act("ln-issuer", swap, "acceptance").then().statusCode(200);
            as("ln-issuer")
                    .get("/api/duty/swaps?open=true&organisation=" + PROVINCE)
                    .then()
                    .body("", empty());
            as("ln-issuer")
                    .get("/api/duty/swaps?organisation=" + PROVINCE)
                    .then()
                    .body("", hasSize(1));
        }

        @Test
        void standsAmongWhatEachColleagueHasToKnow() {
            asked(wang);
            String forAll = as("ln-clerk")
                    .body(Map.of("rotation", rotation, "day", then.plusDays(2).toString(), "post", "MAIN"))
                    .post("/api/duty/swaps")
                    .path("id");

            as("ln-drafter")
                    .get("/api/duty/mine")
                    .then()
                    .statusCode(200)
                    .body("name", equalTo("王五"))
                    .body("shifts", empty())
                    .body(
                            "swaps.day",
                            contains(then.toString(), then.plusDays(2).toString()));
            as("ln-issuer").get("/api/duty/mine").then().body("swaps.id", contains(forAll));
            as("ln-clerk")
                    .get("/api/duty/mine")
                    .then()
                    .body("swaps", empty())
                    .body("shifts.day", hasSize(16))
                    .body("shifts[0].day", equalTo(day.toString()))
                    .body("shifts[1].day", equalTo(then.toString()));
            as("ln-reporter").get("/api/duty/mine").then().statusCode(403);
            as("expert1").get("/api/duty/mine").then().statusCode(403);
            anonymous().get("/api/duty/mine").then().statusCode(401);
        }

        @Test
        void isWithdrawnByTheAsker() {
            String swap = asked(null);

            act("ln-issuer", swap, "withdrawal").then().statusCode(403);
            act("ln-clerk", swap, "withdrawal").then().statusCode(200).body("state", equalTo("WITHDRAWN"));
            act("ln-issuer", swap, "acceptance").then().statusCode(409);
        }

        @Test
        void isAskedOnce() {
            asked(null);

            ask("ln-clerk", null).then().statusCode(409).body("type", equalTo("/problems/duty-swap-asked"));
        }

        @Test
        void comesTooLateWhenTheShiftRuns() {
            String swap = asked(null);
            clock.stopAt(then + "T08:00");

            act("ln-issuer", swap, "acceptance").then().statusCode(409);
            ask("ln-clerk", null).then().statusCode(409);
            assertThat(main(then)).isEqualTo("张三");
        }

        @Test
        void isMootWhenTheManagerGaveTheSeatAway() {
            String swap = asked(null);
            override("ln-duty", rotation, then, "MAIN", wang).then().statusCode(200);

            act("ln-issuer", swap, "acceptance")
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/duty-swap-settled"));
            assertThat(main(then)).isEqualTo("王五");
        }
    }

    @Nested
    class Refused {

        @Test
        void whoDoesNotHoldTheSeatDoesNotAsk() {
            ask("ln-issuer", null).then().statusCode(403).body("type", equalTo("/problems/duty-not-your-seat"));
            ask("ln-duty", null).then().statusCode(201);
        }

        @Test
        void whoIsNotOnDutyDoesNotTake() {
            String swap = asked(null);

            act("ln-reporter", swap, "acceptance").then().statusCode(403);
            act("ln-duty", swap, "acceptance").then().statusCode(403);
            act("sy-clerk", swap, "acceptance").then().statusCode(404);
            act("js-all", swap, "acceptance").then().statusCode(404);
            act("js-all", swap, "withdrawal").then().statusCode(404);
            act("expert1", swap, "acceptance").then().statusCode(403);
            anonymous().post("/api/duty/swaps/" + swap + "/acceptance").then().statusCode(401);
            assertThat(main(then)).isEqualTo("张三");
        }

        @Test
        void badInputIsToldWhatToChange() {
            Map<String, Object> body = new HashMap<>();
            body.put("rotation", rotation);
            body.put("day", then.toString());
            as("ln-clerk").body(body).post("/api/duty/swaps").then().statusCode(400);
            body.put("post", "MAIN");
            body.put("asked", zhang);
            as("ln-clerk").body(body).post("/api/duty/swaps").then().statusCode(409);
            body.put("asked", UUID.randomUUID());
            as("ln-clerk").body(body).post("/api/duty/swaps").then().statusCode(422);
            body.remove("asked");
            body.put("post", "BACKUP");
            as("ln-clerk")
                    .body(body)
                    .post("/api/duty/swaps")
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/duty-nobody-holds"));
            body.put("day", day.minusDays(3).toString());
            as("ln-clerk").body(body).post("/api/duty/swaps").then().statusCode(404);
            as("ln-clerk").get("/api/duty/swaps/" + UUID.randomUUID()).then().statusCode(404);
        }
    }

    private String asked(UUID named) {
        return ask("ln-clerk", named).then().statusCode(201).extract().path("id");
    }

    private Response ask(String user, UUID named) {
        Map<String, Object> body = new HashMap<>();
        body.put("rotation", rotation);
        body.put("day", then.toString());
        body.put("post", "MAIN");
        body.put("asked", named);
        body.put("reason", "出差");
        return as(user).body(body).post("/api/duty/swaps");
    }

    private static Response act(String user, String swap, String what) {
        return as(user).post("/api/duty/swaps/" + swap + "/" + what);
    }

    private String main(LocalDate on) {
        return at(on + "T12:00");
    }

    private String at(String dateTime) {
        return as("ln-clerk")
                .get("/api/duty/now?organisation=" + PROVINCE + "&at=" + DutyFixture.instant(dateTime))
                .path("main.name");
    }
}
