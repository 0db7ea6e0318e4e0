package org.muster.notice.distribution;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;

import static org.muster.notice.document.NoticeFixture.as;

/** Puts somebody on duty around the clock, and takes it back, because other tests count who is on duty. */
@ApplicationScoped
class OneNight {

    private final List<String> rotations = new ArrayList<>();
    private final List<String> persons = new ArrayList<>();

    @Inject
    Jdbi jdbi;

    /** @return the id of the person */
    String around(String organisation, String name) {
        String person = posted(
                "/api/duty/persons",
                Map.of(
                        "organisation",
                        organisation,
                        "person",
                        Map.of(
                                "name",
                                name,
                                "phone",
                                "024-2345 6789",
                                "purpose",
                                "值班联络",
                                "basis",
                                "DUTY",
                                "keepUntil",
                                "2099-12-31")));
        persons.add(person);
        rotations.add(posted(
                "/api/duty/rotations",
                Map.of(
                        "organisation",
                        organisation,
                        "rotation",
                        Map.of(
                                "name",
                                "值班岗",
                                "from",
                                LocalDate.now(ZoneId.of("Asia/Shanghai")).toString(),
                                "startsAt",
                                "00:00",
                                "hours",
                                24,
                                "turnDays",
                                1,
                                "members",
                                List.of(person),
                                "backups",
                                List.of()))));
        return person;
    }

    void end() {
        jdbi.useHandle(handle -> {
            rotations.forEach(id -> handle.execute("delete from duty_plan where rotation = ?", UUID.fromString(id)));
            rotations.forEach(id -> handle.execute("delete from duty_rotation where id = ?", UUID.fromString(id)));
            persons.forEach(id -> handle.execute("delete from duty_person where id = ?", UUID.fromString(id)));
        });
        rotations.clear();
        persons.clear();
    }

    private static String posted(String path, Map<String, Object> body) {
        return as("ln-duty")
                .body(body)
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
