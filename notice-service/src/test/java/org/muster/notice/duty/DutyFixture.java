package org.muster.notice.duty;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.muster.notice.testing.TestClock;

import io.restassured.response.Response;

import static org.muster.notice.testing.Caller.as;

/** Rosters made through the API. Every test has days of its own, so that nothing else is on duty then. */
@ApplicationScoped
public class DutyFixture {

    static final String PROVINCE = "KX-210000";
    static final String SHENYANG = "KX-210100";

    private static LocalDate nextDay = LocalDate.of(2032, 1, 1);

    @Inject
    TestClock clock;

    @Inject
    Jdbi jdbi;

    /** No rosters at all, at nine in the morning of a day no other test has. */
    synchronized LocalDate newDay() {
        jdbi.useHandle(handle -> {
            for (String table : List.of(
                    "duty_demand",
                    "duty_check_unit",
                    "duty_check",
                    "duty_calendar",
                    "duty_swap",
                    "duty_handover",
                    "duty_change",
                    "duty_plan",
                    "duty_rotation",
                    "duty_person",
                    "duty_touched",
                    "duty_gap_told")) {
                handle.execute("delete from " + table);
            }
        });
        nextDay = nextDay.plusDays(100);
        clock.stopAt(nextDay + "T09:00");
        return nextDay;
    }

    /** @param dateTime in Shanghai */
    static Instant instant(String dateTime) {
        return LocalDateTime.parse(dateTime).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }

    static Map<String, Object> description(String name) {
        Map<String, Object> person = new HashMap<>();
        person.put("name", name);
        person.put("phone", "024-2345 6789");
        person.put("purpose", "值班联络");
        person.put("basis", "DUTY");
        person.put("keepUntil", "2099-12-31");
        return person;
    }

    static UUID person(String organisation, String name, String userName) {
        Map<String, Object> person = description(name);
        person.put("userName", userName);
        return UUID.fromString(as("ln-duty")
                .body(Map.of("organisation", organisation, "person", person))
                .post("/api/duty/persons")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    static RotationBuilder rotation(String name) {
        return new RotationBuilder(name);
    }

    static class RotationBuilder {

        private final Map<String, Object> body = new HashMap<>();

        private RotationBuilder(String name) {
            body.put("name", name);
            body.put("turnDays", 1);
        }

        RotationBuilder from(LocalDate day) {
            body.put("from", day.toString());
            return this;
        }

        RotationBuilder hours(String startsAt, int hours) {
            body.put("startsAt", startsAt);
            body.put("hours", hours);
            return this;
        }

        RotationBuilder turnDays(int days) {
            body.put("turnDays", days);
            return this;
        }

        RotationBuilder members(UUID... members) {
            body.put("members", texts(members));
            return this;
        }

        RotationBuilder backups(UUID... backups) {
            body.put("backups", texts(backups));
            return this;
        }

        private static List<String> texts(UUID... ids) {
            List<String> texts = new ArrayList<>();
            for (UUID id : ids) {
                texts.add(id.toString());
            }
            return texts;
        }

        Response postedBy(String user, String organisation) {
            return as(user).body(Map.of("organisation", organisation, "rotation", body))
                    .post("/api/duty/rotations");
        }

        String of(String organisation) {
            return postedBy("ln-duty", organisation)
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
        }

        /** Whatever the rotation is now, it becomes this. */
        Response putBy(String user, String rotation) {
            return as(user).header("If-Match", "*").body(body).put("/api/duty/rotations/" + rotation);
        }
    }

    static Response override(String user, String rotation, LocalDate day, String post, UUID person) {
        Map<String, Object> body = new HashMap<>();
        body.put("person", person);
        body.put("reason", "临时调整");
        return as(user).body(body).post("/api/duty/shifts/" + rotation + "/" + day + "/" + post + "/override");
    }
}
