package org.muster.notice.duty;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.muster.notice.duty.DutyFixture.PROVINCE;
import static org.muster.notice.duty.DutyFixture.SHENYANG;
import static org.muster.notice.duty.DutyFixture.description;
import static org.muster.notice.duty.DutyFixture.override;
import static org.muster.notice.duty.DutyFixture.person;
import static org.muster.notice.duty.DutyFixture.rotation;
import static org.muster.notice.testing.Caller.anonymous;
import static org.muster.notice.testing.Caller.as;

@QuarkusTest
class RosterTest extends DutyDay {

    @Inject
    DutyDesk desk;

    @Inject
    ContactRetention retention;

    @Inject
    Jdbi jdbi;

    private UUID zhang;
    private UUID li;
    private UUID wang;

    @BeforeEach
    void people() {
        zhang = person(PROVINCE, "张三", "ln-clerk");
        li = person(PROVINCE, "李四", "ln-issuer");
        wang = person(PROVINCE, "王五", null);
    }

    @Nested
    class Rotations {

        @Test
        void goRoundTheirMembersAndBackups() {
            rotation("全天")
                    .from(day)
                    .hours("08:00", 24)
                    .members(zhang, li, wang)
                    .backups(li, wang, zhang)
                    .of(PROVINCE);

            shifts("ln-clerk", day, day.plusDays(3))
                    .then()
                    .body("day", contains(text(0), text(1), text(2), text(3)))
                    .body("seats.collect { it[0].name }", contains("张三", "李四", "王五", "张三"))
                    .body("seats.collect { it[1].name }", contains("李四", "王五", "张三", "李四"))
                    .body("[0].starts", equalTo(day + "T00:00:00Z"))
                    .body("[0].ends", equalTo(day.plusDays(1) + "T00:00:00Z"));
        }

        @Test
        void keepAMemberForAWholeTurn() {
            rotation("周班")
                    .from(day)
                    .hours("08:00", 24)
                    .turnDays(7)
                    .members(zhang, li)
                    .of(PROVINCE);

            shifts("ln-clerk", day.plusDays(6), day.plusDays(8))
                    .then()
                    .body("seats.collect { it[0].name }", contains("张三", "李四", "李四"));
            shifts("ln-clerk", day.plusDays(13), day.plusDays(14))
                    .then()
                    .body("seats.collect { it[0].name }", contains("李四", "张三"));
        }

        @Test
        void handNightOverToDayAtTheMinute() {
            rotation("白班").from(day).hours("08:00", 12).members(zhang).of(PROVINCE);
            rotation("夜班")
                    .from(day)
                    .hours("20:00", 12)
                    .members(li)
                    .backups(wang)
                    .of(PROVINCE);

            assertThat(mainAt(day + "T19:59")).isEqualTo("张三");
            assertThat(mainAt(day + "T20:00")).isEqualTo("李四");
            assertThat(mainAt(day + "T23:59")).isEqualTo("李四");
            assertThat(mainAt(day.plusDays(1) + "T00:00")).isEqualTo("李四");
            assertThat(mainAt(day.plusDays(1) + "T07:59")).isEqualTo("李四");
            assertThat(mainAt(day.plusDays(1) + "T08:00")).isEqualTo("张三");
            assertThat(mainAt(day + "T07:59")).isNull();
            clock.stopAt(day.plusDays(1) + "T03:00");
            as("ln-clerk")
                    .get("/api/duty/tonight?organisation=" + PROVINCE)
                    .then()
                    .body("night", equalTo(day.toString()))
                    .body("from", equalTo(day + "T10:00:00Z"))
                    .body("shifts.name", contains("白班", "夜班"));
            clock.stopAt(day.plusDays(1) + "T08:00");
            as("ln-clerk")
                    .get("/api/duty/tonight?organisation=" + PROVINCE)
                    .then()
                    .body("night", equalTo(text(1)));
        }

        @Test
        void changeFromADayAndLeaveWhatWasBefore() {
            String rotation =
                    rotation("全天").from(day).hours("08:00", 24).members(zhang).of(PROVINCE);
            clock.stopAt(day.plusDays(2) + "T09:00");

            rotation("全天")
                    .from(day.plusDays(3))
                    .hours("09:00", 24)
                    .members(li)
                    .putBy("ln-duty", rotation)
                    .then()
                    .statusCode(200)
                    .body("plans", hasSize(2))
                    .body("plans[0].until", equalTo(text(3)));
            rotation("全天")
                    .from(day.plusDays(3))
                    .hours("10:00", 24)
                    .members(wang)
                    .putBy("ln-duty", rotation)
                    .then()
                    .statusCode(200)
                    .body("plans", hasSize(2));
            shifts("ln-clerk", day, day.plusDays(3))
                    .then()
                    .body("seats.collect { it[0].name }", contains("张三", "张三", "张三", "王五"))
                    .body("[3].starts", equalTo(day.plusDays(3) + "T02:00:00Z"));
        }

        @Test
        void doNotChangeAShiftThatHasBegun() {
            String rotation =
                    rotation("全天").from(day).hours("08:00", 24).members(zhang).of(PROVINCE);

            rotation("全天")
                    .from(day)
                    .hours("20:00", 24)
                    .members(li)
                    .putBy("ln-duty", rotation)
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/duty-shift-begun"));
            rotation("全天")
                    .from(day.minusDays(1))
                    .hours("08:00", 24)
                    .members(li)
                    .putBy("ln-duty", rotation)
                    .then()
                    .statusCode(409);
            rotation("旧")
                    .from(day.minusDays(1))
                    .hours("08:00", 24)
                    .members(li)
                    .postedBy("ln-duty", PROVINCE)
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/duty-in-past"));
            assertThat(mainAt(day + "T21:00")).isEqualTo("张三");
        }

        @Test
        void endAfterALastDay() {
            String rotation =
                    rotation("全天").from(day).hours("08:00", 24).members(zhang).of(PROVINCE);

            as("ln-duty")
                    .body(Map.of("lastDay", text(1)))
                    .post("/api/duty/rotations/" + rotation + "/end")
                    .then()
                    .statusCode(200);
            assertThat(mainAt(day.plusDays(2) + "T07:59")).isEqualTo("张三");
            assertThat(mainAt(day.plusDays(2) + "T08:00")).isNull();
            clock.stopAt(day.plusDays(1) + "T09:00");
            as("ln-duty")
                    .body(Map.of("lastDay", text(0)))
                    .post("/api/duty/rotations/" + rotation + "/end")
                    .then()
                    .statusCode(409);
        }

        @Test
        void areNotOverwrittenUnseen() {
            Response made =
                    rotation("全天").from(day).hours("08:00", 24).members(zhang).postedBy("ln-duty", PROVINCE);
            String rotation = made.path("id");
            Map<String, Object> body = Map.of(
                    "name", "全天", "from", text(1), "startsAt", "08:00", "hours", 24, "members", List.of(li.toString()));

            as("ln-duty")
                    .body(body)
                    .put("/api/duty/rotations/" + rotation)
                    .then()
                    .statusCode(428);
            as("ln-duty")
                    .header("If-Match", made.header("ETag"))
                    .body(body)
                    .put("/api/duty/rotations/" + rotation)
                    .then()
                    .statusCode(200);
            as("ln-duty")
                    .header("If-Match", made.header("ETag"))
                    .body(body)
                    .put("/api/duty/rotations/" + rotation)
                    .then()
                    .statusCode(412);
        }
    }

    @Nested
    class SingleShifts {

        private String rotation;

        @BeforeEach
        void aRotation() {
            rotation = rotation("全天")
                    .from(day)
                    .hours("08:00", 24)
                    .members(zhang, li)
                    .backups(li, zhang)
                    .of(PROVINCE);
        }

        @Test
        void areGivenToSomebodyElse() {
            override("ln-duty", rotation, day.plusDays(2), "MAIN", wang)
                    .then()
                    .statusCode(200)
                    .body("seats[0].name", equalTo("王五"))
                    .body("seats[0].plannedName", equalTo("张三"))
                    .body("seats[0].changed", equalTo("OVERRIDE"))
                    .body("seats[1].name", equalTo("李四"));
            assertThat(mainAt(day.plusDays(2) + "T12:00")).isEqualTo("王五");
            assertThat(mainAt(day.plusDays(4) + "T12:00")).isEqualTo("张三");
        }

        @Test
        void keepTheirChangeWhenTheHoursChange() {
            override("ln-duty", rotation, day.plusDays(2), "MAIN", wang).then().statusCode(200);

            rotation("全天")
                    .from(day.plusDays(1))
                    .hours("10:00", 24)
                    .members(li, zhang)
                    .putBy("ln-duty", rotation)
                    .then()
                    .statusCode(200);
            assertThat(mainAt(day.plusDays(2) + "T09:59")).isEqualTo("李四");
            assertThat(mainAt(day.plusDays(2) + "T10:00")).isEqualTo("王五");
        }

        @Test
        void giveWayWhenTheRotationGivesTheirHolderTheOtherSeat() {
            override("ln-duty", rotation, day.plusDays(2), "MAIN", wang).then().statusCode(200);

            rotation("全天")
                    .from(day.plusDays(1))
                    .hours("08:00", 24)
                    .members(zhang, li)
                    .backups(zhang, wang)
                    .putBy("ln-duty", rotation)
                    .then()
                    .statusCode(422);
            rotation("全天")
                    .from(day.plusDays(1))
                    .hours("08:00", 24)
                    .members(zhang, li)
                    .backups(wang)
                    .putBy("ln-duty", rotation)
                    .then()
                    .statusCode(200);
            shifts("ln-clerk", day.plusDays(2), day.plusDays(2))
                    .then()
                    .body("[0].seats.name", contains("李四", "王五"))
                    .body("[0].seats[0].changed", equalTo("RESTORED"));
        }

        @Test
        void changeHandsWhileTheyRun() {
            clock.stopAt(day + "T23:30");

            override("ln-duty", rotation, day, "MAIN", wang)
                    .then()
                    .statusCode(200)
                    .body("seats", hasSize(3));
            assertThat(mainAt(day + "T23:29")).isEqualTo("张三");
            assertThat(mainAt(day + "T23:30")).isEqualTo("王五");
        }

        @Test
        void mayBeLeftEmptyAndRestored() {
            override("ln-duty", rotation, day.plusDays(2), "MAIN", null)
                    .then()
                    .statusCode(200)
                    .body("seats[0].person", nullValue());
            assertThat(desk.onDuty(PROVINCE, DutyFixture.instant(day.plusDays(2) + "T12:00"))
                            .backup()
                            .name())
                    .isEqualTo("李四");
            restore(rotation, day.plusDays(2)).then().statusCode(200).body("seats[0].name", equalTo("张三"));
            restore(rotation, day.plusDays(2)).then().statusCode(409);
        }

        @Test
        void neverHaveOnePersonInBothSeats() {
            override("ln-duty", rotation, day.plusDays(2), "MAIN", li)
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/duty-own-backup"));
            override("ln-duty", rotation, day.plusDays(2), "MAIN", zhang)
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/duty-holds-seat"));
            override("ln-duty", rotation, day.plusDays(2), "BACKUP", null)
                    .then()
                    .statusCode(200);
            override("ln-duty", rotation, day.plusDays(2), "MAIN", li).then().statusCode(200);
            restore(rotation, day.plusDays(2), "BACKUP").then().statusCode(409);
        }

        @Test
        void warnOfDoubleDuty() {
            rotation("热线").from(day).hours("20:00", 4).members(wang).of(PROVINCE);

            override("ln-duty", rotation, day.plusDays(2), "MAIN", wang)
                    .then()
                    .statusCode(200)
                    .body("doubled.name", contains("热线"))
                    .body("doubled.day", contains(text(2)));
        }

        @Test
        void doNotChangeWhenTheyAreOver() {
            clock.stopAt(day.plusDays(1) + "T08:00");

            override("ln-duty", rotation, day, "MAIN", wang)
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/duty-shift-over"));
            override("ln-duty", rotation, day.minusDays(1), "MAIN", wang).then().statusCode(404);
        }

        @Test
        void areEmptyWhenTheirHolderHasLeft() {
            clock.stopAt(day + "T12:00");
            as("ln-duty").delete("/api/duty/persons/" + zhang).then().statusCode(204);

            assertThat(mainAt(day + "T11:59")).isEqualTo("张三");
            assertThat(mainAt(day + "T12:00")).isNull();
            assertThat(mainAt(day.plusDays(2) + "T12:00")).isNull();
            as("ln-duty")
                    .get("/api/duty/persons/" + zhang)
                    .then()
                    .body("left", equalTo(true))
                    .body("hasPhone", equalTo(false))
                    .body("userName", nullValue());
            override("ln-duty", rotation, day.plusDays(2), "MAIN", zhang)
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/duty-person-left"));
        }
    }

    @Nested
    class Contacts {

        @Test
        void areShownForAPurposeAndEveryLookIsRecorded() {
            as("ln-clerk")
                    .get("/api/duty/persons?organisation=" + PROVINCE)
                    .then()
                    .body("name", contains("张三", "李四", "王五"))
                    .body("hasPhone", contains(true, true, true))
                    .body("phone", everyNull(3));
            assertThat(as("ln-clerk")
                            .get("/api/duty/persons?organisation=" + PROVINCE)
                            .asString())
                    .doesNotContain("2345");
            as("ln-clerk").get("/api/duty/persons/" + wang + "/contact").then().statusCode(400);
            assertThat(looks(wang)).isEmpty();

            as("ln-clerk")
                    .get("/api/duty/persons/" + wang + "/contact?purpose=核对防护物资")
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", equalTo("no-store"))
                    .body("phone", equalTo("024-2345 6789"));
            assertThat(looks(wang))
                    .singleElement()
                    .asString()
                    .contains("核对防护物资")
                    .doesNotContain("2345");
        }

        @Test
        void areErasedWhenTheirTimeIsOver() {
            Map<String, Object> short_ = description("赵六");
            short_.put("keepUntil", day.plusDays(1).toString());
            String zhao = as("ln-duty")
                    .body(Map.of("organisation", PROVINCE, "person", short_))
                    .post("/api/duty/persons")
                    .path("id");

            clock.stopAt(day.plusDays(1) + "T23:59");
            retention.erase();
            as("ln-duty").get("/api/duty/persons/" + zhao).then().body("hasPhone", equalTo(true));
            clock.stopAt(day.plusDays(2) + "T00:00");
            retention.erase();
            as("ln-duty")
                    .get("/api/duty/persons/" + zhao)
                    .then()
                    .body("hasPhone", equalTo(false))
                    .body("name", equalTo("赵六"));
            as("ln-duty").get("/api/duty/persons/" + wang).then().body("hasPhone", equalTo(true));
        }

        @Test
        void changeOnlyWhenSeen() {
            Response made = as("ln-duty").get("/api/duty/persons/" + wang);
            Map<String, Object> changed = description("王五");
            changed.put("phone", "13800000000");

            as("ln-duty").body(changed).put("/api/duty/persons/" + wang).then().statusCode(428);
            as("ln-duty")
                    .header("If-Match", made.header("ETag"))
                    .body(changed)
                    .put("/api/duty/persons/" + wang)
                    .then()
                    .statusCode(200);
            as("ln-duty")
                    .header("If-Match", made.header("ETag"))
                    .body(changed)
                    .put("/api/duty/persons/" + wang)
                    .then()
                    .statusCode(412);
        }
    }

    @Nested
    class AsOneAboveAndBelow {

        @Test
        void managesAndReadsDownwardsOnly() {
            UUID local = person(SHENYANG, "孙七", "sy-clerk");
            rotation("全天")
                    .from(day)
                    .hours("08:00", 24)
                    .members(local)
                    .postedBy("sy-clerk", SHENYANG)
                    .then()
                    .statusCode(201);

            as("ln-reporter")
                    .get("/api/duty/now?organisation=" + SHENYANG)
                    .then()
                    .statusCode(200)
                    .body("main.name", equalTo("孙七"))
                    .body("nobody", equalTo(false));
            as("sy-clerk")
                    .get("/api/duty/now?organisation=" + PROVINCE)
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("/problems/not-your-organisation"));
            as("sy-clerk").get("/api/duty/persons/" + wang).then().statusCode(404);
            as("dl-reporter")
                    .get("/api/duty/now?organisation=" + SHENYANG)
                    .then()
                    .statusCode(403);
        }
    }

    @Nested
    class AsNeighbour {

        @Test
        void seesAndChangesNothing() {
            String rotation =
                    rotation("全天").from(day).hours("08:00", 24).members(zhang).of(PROVINCE);

            as("js-all")
                    .get("/api/duty/persons?organisation=" + PROVINCE)
                    .then()
                    .statusCode(403);
            as("js-all")
                    .get("/api/duty/persons/" + zhang + "/contact?purpose=x")
                    .then()
                    .statusCode(404);
            as("js-all").get("/api/duty/rotations/" + rotation).then().statusCode(404);
            as("js-all").get("/api/duty/shifts?organisation=" + PROVINCE).then().statusCode(403);
            as("js-all").delete("/api/duty/persons/" + zhang).then().statusCode(404);
            override("js-all", rotation, day, "MAIN", wang).then().statusCode(404);
            rotation("夜班")
                    .from(day)
                    .hours("20:00", 12)
                    .members(zhang)
                    .postedBy("js-all", PROVINCE)
                    .then()
                    .statusCode(403);
            assertThat(mainAt(day + "T12:00")).isEqualTo("张三");
            assertThat(looks(zhang)).isEmpty();
        }
    }

    @Nested
    class WithoutTheRole {

        @ParameterizedTest
        @ValueSource(strings = {"ln-clerk", "ln-drafter", "ln-reporter", "ln-issuer"})
        void readsButDoesNotManage(String user) {
            String rotation =
                    rotation("全天").from(day).hours("08:00", 24).members(zhang).of(PROVINCE);

            as(user).get("/api/duty/shifts?organisation=" + PROVINCE).then().statusCode(200);
            override(user, rotation, day, "MAIN", wang).then().statusCode(403);
            as(user).delete("/api/duty/persons/" + zhang).then().statusCode(403);
            rotation("夜")
                    .from(day)
                    .hours("20:00", 12)
                    .members(zhang)
                    .postedBy(user, PROVINCE)
                    .then()
                    .statusCode(403);
            rotation("夜")
                    .from(day.plusDays(1))
                    .hours("20:00", 12)
                    .members(li)
                    .putBy(user, rotation)
                    .then()
                    .statusCode(403);
        }

        @ParameterizedTest
        @ValueSource(strings = {"expert1", "operator", "auditor"})
        void doesNotEvenRead(String user) {
            as(user).get("/api/duty/persons?organisation=" + PROVINCE).then().statusCode(403);
            as(user).get("/api/duty/now?organisation=" + PROVINCE).then().statusCode(403);
        }

        @Test
        void anonymousIsAskedToLogIn() {
            anonymous().get("/api/duty/now?organisation=" + PROVINCE).then().statusCode(401);
        }
    }

    @Nested
    class WithBadInput {

        @Test
        void isToldWhatToChange() {
            Map<String, Object> bad = description("赵六");
            bad.put("phone", "打电话");
            as("ln-duty")
                    .body(Map.of("organisation", PROVINCE, "person", bad))
                    .post("/api/duty/persons")
                    .then()
                    .statusCode(400)
                    .body("errors[0].pointer", containsString("phone"));
            bad.put("phone", null);
            bad.put("keepUntil", day.minusDays(1).toString());
            as("ln-duty")
                    .body(Map.of("organisation", PROVINCE, "person", bad))
                    .post("/api/duty/persons")
                    .then()
                    .statusCode(422);
            bad.put("keepUntil", "2099-12-31");
            bad.put("userName", "ln-clerk");
            as("ln-duty")
                    .body(Map.of("organisation", PROVINCE, "person", bad))
                    .post("/api/duty/persons")
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/duty-user-taken"));
            rotation("夜")
                    .from(day)
                    .hours("20:00", 25)
                    .members(zhang)
                    .postedBy("ln-duty", PROVINCE)
                    .then()
                    .statusCode(400);
            rotation("夜")
                    .from(day)
                    .hours("20:00", 12)
                    .members()
                    .postedBy("ln-duty", PROVINCE)
                    .then()
                    .statusCode(400);
            rotation("夜")
                    .from(day)
                    .hours("20:00", 12)
                    .members(zhang, li)
                    .backups(li, zhang, wang)
                    .postedBy("ln-duty", PROVINCE)
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/duty-own-backup"));
            rotation("夜")
                    .from(day)
                    .hours("20:00", 12)
                    .members(UUID.randomUUID())
                    .postedBy("ln-duty", PROVINCE)
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/duty-person-unknown"));
            as("ln-duty")
                    .get("/api/duty/shifts?organisation=" + PROVINCE + "&from=2032-01-01&until=2033-01-01")
                    .then()
                    .statusCode(400);
            as("ln-duty")
                    .get("/api/duty/shifts?organisation=" + PROVINCE + "&from=gestern")
                    .then()
                    .statusCode(400);
            as("ln-duty").get("/api/duty/now").then().statusCode(400);
            as("ln-duty")
                    .get("/api/duty/persons?organisation=" + PROVINCE)
                    .then()
                    .body("", hasSize(3))
                    .body("name", not(empty()));
        }

        @Test
        void doesNotTwiceWhatIsSentTwice() {
            String key = UUID.randomUUID().toString();
            for (int i = 0; i < 2; i++) {
                as("ln-duty")
                        .header("Idempotency-Key", key)
                        .body(Map.of("organisation", PROVINCE, "person", description("赵六")))
                        .post("/api/duty/persons")
                        .then()
                        .statusCode(201);
            }
            as("ln-duty")
                    .get("/api/duty/persons?organisation=" + PROVINCE)
                    .then()
                    .body("", hasSize(4));
        }
    }

    private Response shifts(String user, LocalDate from, LocalDate until) {
        return as(user).get("/api/duty/shifts?organisation=" + PROVINCE + "&from=" + from + "&until=" + until);
    }

    private Response restore(String rotation, LocalDate on) {
        return restore(rotation, on, "MAIN");
    }

    private Response restore(String rotation, LocalDate on, String post) {
        return as("ln-duty")
                .body(Map.of())
                .post("/api/duty/shifts/" + rotation + "/" + on + "/" + post + "/restoration");
    }

    private String mainAt(String dateTime) {
        return as("ln-clerk")
                .get("/api/duty/now?organisation=" + PROVINCE + "&at=" + DutyFixture.instant(dateTime))
                .then()
                .statusCode(200)
                .extract()
                .path("main.name");
    }

    private String text(int days) {
        return day.plusDays(days).toString();
    }

    private static org.hamcrest.Matcher<Iterable<? extends Object>> everyNull(int n) {
        Object[] nulls = new Object[n];
        return contains(nulls);
    }

    private List<String> looks(UUID person) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select detail::text from audit where action = 'read-contact' and object_id = ?")
                .bind(0, person.toString())
                .mapTo(String.class)
                .list());
    }
}
