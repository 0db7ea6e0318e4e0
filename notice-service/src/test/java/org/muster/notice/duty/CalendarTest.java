package org.muster.notice.duty;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.CalendarComponent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.muster.notice.duty.DutyFixture.PROVINCE;
import static org.muster.notice.duty.DutyFixture.override;
import static org.muster.notice.duty.DutyFixture.person;
import static org.muster.notice.duty.DutyFixture.rotation;
import static org.muster.notice.response.ResponseFixture.aResponseTo;
import static org.muster.notice.response.ResponseFixture.only;
import static org.muster.notice.testing.Caller.anonymous;
import static org.muster.notice.testing.Caller.as;
import static org.muster.notice.testing.Caller.unique;

/** What is written by biweekly is read here by ical4j. */
@QuarkusTest
class CalendarTest extends DutyDay {

    @Inject
    Jdbi jdbi;

    private UUID zhang;
    private UUID li;
    private String rotation;

    @BeforeAll
    static void timeZonesInMemory() {
        System.setProperty("net.fortuna.ical4j.timezone.cache.impl", "net.fortuna.ical4j.util.MapTimeZoneCache");
    }

    @BeforeEach
    void roster() {
        zhang = person(PROVINCE, "张三", "ln-clerk");
        li = person(PROVINCE, "李四", "ln-issuer");
        rotation = rotation("全天")
                .from(day)
                .hours("08:00", 24)
                .members(zhang, li)
                .backups(li, zhang)
                .of(PROVINCE);
        as("ln-duty")
                .body(Map.of("lastDay", day.plusDays(3).toString()))
                .post("/api/duty/rotations/" + rotation + "/end")
                .then()
                .statusCode(200);
    }

    @Nested
    class Feeds {

        @Test
        void showOneselfInOnesShifts() throws Exception {
            Calendar calendar = read(mine("ln-clerk"));

            List<CalendarComponent> shifts = calendar.getComponents("VEVENT");
            assertThat(shifts).hasSize(4);
            assertThat(values(shifts, "SUMMARY")).containsExactlyInAnyOrder("值班：全天主班", "值班：全天副班", "值班：全天主班", "值班：全天副班");
            assertThat(values(shifts, "DTSTART")).contains(day.toString().replace("-", "") + "T080000");
            assertThat(shifts.get(0).getProperty("DTSTART").orElseThrow().toString())
                    .contains("TZID=Asia/Shanghai");
            assertThat(values(shifts, "UID")).doesNotHaveDuplicates();
            assertThat(calendar.getComponents("VTIMEZONE")).hasSize(1);
            assertThat(calendar.validate().getEntries()).isEmpty();
        }

        @Test
        void showEverybodyToTheOrganisation() throws Exception {
            String address = ofOrganisation("ln-duty");

            Calendar calendar = read(address);

            assertThat(values(calendar.getComponents("VEVENT"), "SUMMARY"))
                    .hasSize(8)
                    .contains("全天主班：张三", "全天副班：李四");
            assertThat(text(address)).doesNotContain("024", "2345");
        }

        @Test
        void moveASwappedShiftFromOneToTheOtherAsANewerSequence() throws Exception {
            String zhangs = mine("ln-clerk");
            String lis = mine("ln-issuer");
            String all = ofOrganisation("ln-duty");
            LocalDate swapped = day.plusDays(2);
            String uid = "duty-" + rotation + "-" + swapped + "-MAIN@muster";
            int before = Integer.parseInt(value(read(all), uid, "SEQUENCE"));
            override("ln-duty", rotation, swapped, "BACKUP", null).then().statusCode(200);
            String swap = as("ln-clerk")
                    .body(Map.of("rotation", rotation, "day", swapped.toString(), "post", "MAIN"))
                    .post("/api/duty/swaps")
                    .path("id");
            as("ln-issuer")
                    .post("/api/duty/swaps/" + swap + "/acceptance")
                    .then()
                    .statusCode(200);

            assertThat(values(read(zhangs).getComponents("VEVENT"), "UID")).doesNotContain(uid);
            assertThat(values(read(lis).getComponents("VEVENT"), "UID")).contains(uid);
            assertThat(Integer.parseInt(value(read(all), uid, "SEQUENCE"))).isEqualTo(before + 1);
            assertThat(value(read(all), uid, "DESCRIPTION")).isEqualTo("替张三");
            as("ln-issuer").post("/api/duty/swaps/" + swap + "/undoing").then().statusCode(200);
            assertThat(values(read(zhangs).getComponents("VEVENT"), "UID")).contains(uid);
            assertThat(Integer.parseInt(value(read(all), uid, "SEQUENCE"))).isEqualTo(before + 2);
        }

        @Test
        void keepTheNameOfAShiftWhoseHoursChange() throws Exception {
            String all = ofOrganisation("ln-duty");
            String uid = "duty-" + rotation + "-" + day.plusDays(1) + "-MAIN@muster";
            int before = Integer.parseInt(value(read(all), uid, "SEQUENCE"));
            rotation("全天")
                    .from(day.plusDays(1))
                    .hours("09:00", 23)
                    .members(li, zhang)
                    .putBy("ln-duty", rotation)
                    .then()
                    .statusCode(200);

            assertThat(value(read(all), uid, "DTSTART")).endsWith("T090000");
            assertThat(Integer.parseInt(value(read(all), uid, "SEQUENCE"))).isGreaterThan(before);
        }

        @Test
        void showDeadlinesOfOpenTasksAndFoldLongOnes() throws Exception {
            String text = "清点防护物资，报送“缺口”清单；逗号, 分号; 反斜线\\ 与𠮷字".repeat(5);
            String response = aResponseTo(unique("疫情"))
                    .task(text, only(PROVINCE))
                    .but("due", day.plusDays(5).toString())
                    .task("近期的事", only(PROVINCE))
                    .but("dueText", "近期")
                    .activatedBy("ln-duty");
            String address = mine("ln-clerk");

            List<CalendarComponent> todos = read(address).getComponents("VTODO");

            assertThat(values(todos, "SUMMARY")).contains(text).doesNotContain("近期的事");
            String task = as("ln-duty").get("/api/responses/" + response).path("tasks[0].id");
            assertThat(value(read(address), "task-" + task + "-" + PROVINCE + "@muster", "DUE"))
                    .isEqualTo(day.plusDays(5).toString().replace("-", ""));
            assertThat(text(address).split("\r\n"))
                    .allSatisfy(line -> assertThat(line.getBytes(StandardCharsets.UTF_8).length)
                            .isLessThanOrEqualTo(75));
            as("ln-clerk")
                    .body(Map.of("result", "已清点"))
                    .post("/api/tasks/" + task + "/completion")
                    .then()
                    .statusCode(200);
            assertThat(values(read(address).getComponents("VTODO"), "SUMMARY")).doesNotContain(text);
        }
    }

    @Nested
    class Addresses {

        @Test
        void areKeptAsHashesOnlyAndVoidWhenMadeAnew() {
            String first = mine("ln-clerk");
            String secret = first.substring(first.lastIndexOf('/') + 1);

            List<String> kept = jdbi.withHandle(handle -> handle.createQuery("select c::text from duty_calendar c")
                    .mapTo(String.class)
                    .list());
            assertThat(kept).hasSize(1).noneMatch(row -> row.contains(secret));
            String second = mine("ln-clerk");
            assertThat(second).isNotEqualTo(first);
            get(first).then().statusCode(404).body("type", equalTo("/problems/duty-calendar-unknown"));
            get(second).then().statusCode(200).header("Cache-Control", containsString("private"));
        }

        @Test
        void areListedWithoutTheirSecretsAndTakenBack() {
            String address = mine("ln-clerk");
            String all = ofOrganisation("ln-admin");

            String id = as("ln-duty")
                    .get("/api/duty/calendars?organisation=" + PROVINCE)
                    .then()
                    .body("", hasSize(2))
                    .body("[0].person", nullValue())
                    .body("[1].name", equalTo("张三"))
                    .extract()
                    .path("[1].id");
            as("ln-issuer").delete("/api/duty/calendars/" + id).then().statusCode(403);
            as("ln-clerk").delete("/api/duty/calendars/" + id).then().statusCode(204);
            as("ln-clerk").delete("/api/duty/calendars/" + id).then().statusCode(404);
            get(address).then().statusCode(404);
            get(all).then().statusCode(200);
        }

        @Test
        void areVoidWhenThePersonHasLeft() {
            String address = mine("ln-clerk");
            as("ln-duty").delete("/api/duty/persons/" + zhang).then().statusCode(204);

            get(address).then().statusCode(404);
        }

        @Test
        void areForThoseWhoAreOnDutyThere() {
            as("ln-reporter")
                    .put("/api/duty/calendars/mine")
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("/problems/duty-not-on-roster"));
            as("ln-clerk")
                    .put("/api/duty/calendars/organisations/" + PROVINCE)
                    .then()
                    .statusCode(403);
            as("sy-clerk")
                    .put("/api/duty/calendars/organisations/" + PROVINCE)
                    .then()
                    .statusCode(403);
            as("js-all")
                    .put("/api/duty/calendars/organisations/" + PROVINCE)
                    .then()
                    .statusCode(403);
            as("js-all")
                    .get("/api/duty/calendars?organisation=" + PROVINCE)
                    .then()
                    .statusCode(403);
            ofOrganisation("ln-duty");
            String id = as("ln-duty")
                    .get("/api/duty/calendars?organisation=" + PROVINCE)
                    .path("[0].id");
            as("js-all").delete("/api/duty/calendars/" + id).then().statusCode(404);
            anonymous().put("/api/duty/calendars/mine").then().statusCode(401);
            get("/api/public/calendars/" + UUID.randomUUID()).then().statusCode(404);
        }
    }

    private static String mine(String user) {
        return as(user).put("/api/duty/calendars/mine")
                .then()
                .statusCode(200)
                .extract()
                .path("path");
    }

    private static String ofOrganisation(String user) {
        return as(user).put("/api/duty/calendars/organisations/" + PROVINCE)
                .then()
                .statusCode(200)
                .extract()
                .path("path");
    }

    private static Response get(String address) {
        return anonymous().get(address);
    }

    private static String text(String address) {
        return new String(
                get(address)
                        .then()
                        .statusCode(200)
                        .contentType(containsString("text/calendar"))
                        .extract()
                        .asByteArray(),
                StandardCharsets.UTF_8);
    }

    private static Calendar read(String address) throws Exception {
        return new CalendarBuilder().build(new StringReader(text(address)));
    }

    private static List<String> values(List<? extends CalendarComponent> components, String property) {
        return components.stream()
                .flatMap(component -> component.getProperty(property).stream())
                .map(found -> found.getValue())
                .toList();
    }

    private static String value(Calendar calendar, String uid, String property) {
        return calendar.getComponents().stream()
                .filter(component -> component
                        .getProperty("UID")
                        .map(found -> found.getValue().equals(uid))
                        .orElse(false))
                .findFirst()
                .orElseThrow()
                .getProperty(property)
                .orElseThrow()
                .getValue();
    }
}
