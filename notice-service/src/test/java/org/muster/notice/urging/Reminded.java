package org.muster.notice.urging;

import java.util.UUID;
import java.util.function.Consumer;

import org.junit.jupiter.api.BeforeEach;

import io.restassured.response.ValidatableResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muster.notice.document.Together.together;
import static org.muster.notice.testing.Caller.as;

/** What tests of reminders share: a society and a city that are reminded, at moments the test chooses. */
abstract class Reminded extends UrgingDay {

    static final String SOCIETY = "XH-210000-YYX";
    static final String SHENYANG = "KX-210100";

    @BeforeEach
    final void nothingElseIsToBeRemindedOf() {
        forgetTheRest();
        clock.stopAt("2020-01-20T10:00");
    }

    abstract DateReminders reminders();

    /** What other tests left to be reminded of. */
    abstract void forgetTheRest();

    final void at(String moment) {
        clock.stopAt(moment);
        reminders().remindOfToday();
    }

    static ValidatableResponse seenBy(String organisation) {
        String user = organisation.equals(SOCIETY) ? "yyx-clerk" : "sy-clerk";
        return as(user).get("/api/urgings?organisation=" + organisation).then().statusCode(200);
    }

    final int rows(String subject, String which) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select count(*) from urging where subject_id = ? and " + which)
                        .bind(0, UUID.fromString(subject))
                        .mapTo(Integer.class)
                        .one());
    }

    /** Four at once, of whom the first answers for the society while the others remind. */
    final void remindsOnceWhile(String subject, Consumer<String> answer) throws Exception {
        clock.stopAt("2020-02-07T09:00");
        together(4, i -> {
            if (i == 0) {
                answer.accept(subject);
            } else {
                reminders().remindOfToday();
            }
            return i;
        });
        clock.stopAt("2020-01-20T10:00");

        assertThat(rows(subject, "organisation = 'XH-210000-YYX' and state in ('SCHEDULED', 'DELIVERED')"))
                .isZero();
        assertThat(rows(subject, "organisation = 'KX-210100'")).isEqualTo(1);
        jdbi.useHandle(handle -> handle.execute("delete from urging"));
    }
}
