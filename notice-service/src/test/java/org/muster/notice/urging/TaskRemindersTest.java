package org.muster.notice.urging;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.muster.notice.task.TaskFixture;
import org.muster.notice.task.TaskWording;
import org.muster.platform.organisation.Selector;

import io.quarkus.test.junit.QuarkusTest;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.muster.notice.testing.Caller.as;

@QuarkusTest
class TaskRemindersTest extends Reminded {

    @Inject
    TaskFixture tasks;

    @Inject
    TaskReminders reminders;

    @Override
    DateReminders reminders() {
        return reminders;
    }

    @Override
    void forgetTheRest() {
        jdbi.useHandle(handle -> handle.execute("update task set ended_at = now() where ended_at is null"));
    }

    @Test
    void remindsOnTheWorkingDayBeforeAndOnTheFirstOneAfter() {
        // a Monday
        String task = due(LocalDate.of(2020, 2, 10), null);

        at("2020-02-06T09:00");
        at("2020-02-07T08:59");
        seenBy(SOCIETY).body("", empty());
        at("2020-02-07T09:00");
        at("2020-02-07T15:00");
        seenBy(SOCIETY)
                .body("why", contains("TASK_OPEN"))
                .body("subjectId", contains(task))
                .body("askedBy", contains("辽宁省科学技术协会"))
                .body("dueOn", contains("2020-02-10"))
                .body("step", contains(1))
                .body("state", contains("DELIVERED"));
        at("2020-02-08T10:00");
        at("2020-02-10T10:00");
        seenBy(SOCIETY).body("", hasSize(1));
        complete("yyx-clerk", task);
        seenBy(SOCIETY).body("settledBy", contains("COMPLETION"));
        at("2020-02-11T09:00");
        at("2020-02-12T09:00");
        seenBy(SOCIETY).body("", hasSize(1));
        seenBy(SHENYANG).body("step", contains(2, 1));
    }

    @Test
    void holidaysMoveBothReminders() {
        due(LocalDate.of(2020, 1, 28), null);

        at("2020-01-22T09:00");
        seenBy(SOCIETY).body("", empty());
        at("2020-01-23T09:00");
        seenBy(SOCIETY).body("step", contains(1));
        at("2020-01-27T09:00");
        at("2020-01-29T09:00");
        seenBy(SOCIETY).body("step", contains(1));
        at("2020-02-03T09:00");
        seenBy(SOCIETY).body("step", contains(2, 1));
    }

    @Test
    void wordsRemindNobody() {
        due(null, "近期");
        for (int day = 3; day < 29; day++) {
            at(LocalDate.of(2020, 2, day) + "T10:00");
        }

        seenBy(SOCIETY).body("", empty());
    }

    @Test
    void whatIsOverIsNotRemindedOf() {
        String task = due(LocalDate.of(2020, 2, 10), null);
        jdbi.useHandle(
                handle -> handle.execute("update task set ended_at = now() where id = ?", UUID.fromString(task)));
        at("2020-02-07T09:00");
        at("2020-02-11T09:00");

        seenBy(SOCIETY).body("", empty());
    }

    @Test
    void sparesWhoWasUrgedOftenEnoughThatDay() {
        due(LocalDate.of(2020, 2, 10), null);
        clock.stopAt("2020-02-07T08:00");
        for (int i = 0; i < 5; i++) {
            told.tellMissing(UUID.randomUUID(), SHENYANG);
        }
        at("2020-02-07T09:00");

        seenBy(SHENYANG)
                .body(
                        "why",
                        contains(java.util.Collections.nCopies(5, "REPORT_MISSING")
                                .toArray()));
        seenBy(SOCIETY).body("step", contains(1));
    }

    @Test
    void manyWorkersRemindOnceAndNobodyInTheMomentItAnswers() throws Exception {
        for (int round = 0; round < 5; round++) {
            remindsOnceWhile(due(LocalDate.of(2020, 2, 10), null), task -> complete("yyx-clerk", task));
        }
    }

    /** Given by 辽宁省科协 to its society and a city. */
    private String due(LocalDate day, String words) {
        UUID notice = UUID.randomUUID();
        tasks.open(
                notice,
                List.of(Selector.of(SOCIETY), Selector.of(SHENYANG)),
                List.of(),
                List.of(new TaskWording(1, "报送名单", null, day, words)));
        return as("yyx-clerk").get("/api/tasks?source=" + notice).path("[0].id");
    }

    private static void complete(String user, String task) {
        as(user).body(Map.of("result", "已报送"))
                .post("/api/tasks/" + task + "/completion")
                .then()
                .statusCode(200);
    }
}
