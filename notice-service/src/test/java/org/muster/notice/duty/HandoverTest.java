package org.muster.notice.duty;

import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.muster.notice.duty.DutyFixture.PROVINCE;
import static org.muster.notice.duty.DutyFixture.person;
import static org.muster.notice.duty.DutyFixture.rotation;
import static org.muster.notice.testing.Caller.anonymous;
import static org.muster.notice.testing.Caller.as;

/** 张三 (ln-clerk) has the day shift, 李四 (ln-issuer) the night, 王五 (ln-drafter) backs up the night. */
@QuarkusTest
class HandoverTest extends DutyDay {

    private String dayShift;
    private String night;

    @BeforeEach
    void twoShifts() {
        UUID zhang = person(PROVINCE, "张三", "ln-clerk");
        UUID li = person(PROVINCE, "李四", "ln-issuer");
        UUID wang = person(PROVINCE, "王五", "ln-drafter");
        dayShift = rotation("白班").from(day).hours("08:00", 12).members(zhang).of(PROVINCE);
        night = rotation("夜班")
                .from(day)
                .hours("20:00", 12)
                .members(li)
                .backups(wang)
                .of(PROVINCE);
    }

    @Test
    void isWrittenByOneShiftReadAndAcknowledgedByTheNext() {
        String note = write("ln-clerk", dayShift, "锦州物资未到，22时再问")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        as("ln-issuer").get("/api/duty/mine").then().body("handovers.id", contains(note));
        as("ln-clerk").get("/api/duty/mine").then().body("handovers", empty());
        read("ln-reporter", note).then().statusCode(200).body("readAt", nullValue());
        clock.stopAt(day + "T20:05");
        read("ln-drafter", note)
                .then()
                .body("text", equalTo("锦州物资未到，22时再问"))
                .body("readBy", containsString("拟稿"))
                .body("readAt", equalTo(day + "T12:05:00Z"));
        clock.stopAt(day + "T20:30");
        read("ln-issuer", note).then().body("readAt", equalTo(day + "T12:05:00Z"));
        acknowledge("ln-issuer", note).then().statusCode(200).body("acknowledgedAt", equalTo(day + "T12:30:00Z"));
        as("ln-issuer").get("/api/duty/mine").then().body("handovers", empty());
        acknowledge("ln-drafter", note)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/duty-handover-acknowledged"));
        as("ln-duty")
                .get("/api/duty/handovers?organisation=" + PROVINCE)
                .then()
                .body("id", contains(note))
                .body("by", contains("辽宁省科协收发员"));
    }

    @Test
    void goesFromNightToTheNextDay() {
        clock.stopAt(day.plusDays(1) + "T07:50");
        String note = write("ln-drafter", night, "一夜无事")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        acknowledge("ln-issuer", note).then().statusCode(403);
        acknowledge("ln-clerk", note).then().statusCode(200);
    }

    @Test
    void goesToTheShiftThatTakesOverAndNotToOneThatBeganMeanwhile() {
        UUID zhao = person(PROVINCE, "赵六", "ln-reporter");
        rotation("备勤").from(day).hours("12:00", 24).members(zhao).of(PROVINCE);
        clock.stopAt(day + "T13:00");
        String note = write("ln-clerk", dayShift, "雨量站数据中断")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        as("ln-reporter").get("/api/duty/mine").then().body("handovers", empty());
        as("ln-issuer").get("/api/duty/mine").then().body("handovers.id", contains(note));
        acknowledge("ln-reporter", note).then().statusCode(403);
    }

    @Test
    void isNotForThoseWhoAreNotOnTheShift() {
        write("ln-issuer", dayShift, "x").then().statusCode(403).body("type", equalTo("/problems/duty-not-on-shift"));
        write("sy-clerk", dayShift, "x").then().statusCode(404);
        write("js-all", dayShift, "x").then().statusCode(404);
        String note = write("ln-clerk", dayShift, "无").then().extract().path("id");
        acknowledge("ln-clerk", note).then().statusCode(403);
        acknowledge("ln-reporter", note).then().statusCode(403);
        acknowledge("js-all", note).then().statusCode(404);
        read("js-all", note).then().statusCode(404);
        as("js-all").get("/api/duty/handovers?organisation=" + PROVINCE).then().statusCode(403);
        anonymous().get("/api/duty/handovers/" + note).then().statusCode(401);
        read("ln-duty", note).then().body("acknowledgedAt", nullValue());
    }

    @Test
    void isWrittenWhileTheShiftRunsOrSoonAfter() {
        write("ln-duty", night, "x").then().statusCode(409).body("type", equalTo("/problems/duty-shift-not-begun"));
        clock.stopAt(day.plusDays(1) + "T08:00");
        write("ln-clerk", dayShift, "补记").then().statusCode(201);
        clock.stopAt(day.plusDays(1) + "T08:01");
        write("ln-clerk", dayShift, "太晚").then().statusCode(409).body("type", equalTo("/problems/duty-shift-over"));
        write("ln-clerk", dayShift, " ").then().statusCode(400);
        write("ln-clerk", dayShift, "长".repeat(2001)).then().statusCode(400);
    }

    private Response write(String user, String rotation, String text) {
        return as(user).body(Map.of("rotation", rotation, "day", day.toString(), "text", text))
                .post("/api/duty/handovers");
    }

    private static Response read(String user, String note) {
        return as(user).get("/api/duty/handovers/" + note);
    }

    private static Response acknowledge(String user, String note) {
        return as(user).post("/api/duty/handovers/" + note + "/acknowledgement");
    }
}
