package org.muster.notice.urging;

import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.muster.notice.document.NoticeFixture.aNotice;
import static org.muster.notice.document.NoticeFixture.as;
import static org.muster.notice.document.NoticeFixture.organisation;

@QuarkusTest
class ReplyRemindersTest extends Reminded {

    @Inject
    ReplyReminders reminders;

    @Override
    DateReminders reminders() {
        return reminders;
    }

    @Override
    void forgetTheRest() {
        jdbi.useHandle(handle -> handle.execute("insert into reply_reminder select id, step, now() from notice,"
                + " generate_series(1, 2) step where reply_due is not null on conflict do nothing"));
    }

    @Test
    void remindsOnTheWorkingDayBeforeAndOnTheFirstOneAfterUntilTheReplyIsThere() {
        // a Monday
        String notice = wantingReplyBy("2020-02-10");

        at("2020-02-06T09:00");
        at("2020-02-07T08:59");
        seenBy(SOCIETY).body("", empty());
        at("2020-02-07T09:00");
        at("2020-02-07T15:00");
        seenBy(SOCIETY)
                .body("why", contains("REPLY_MISSING"))
                .body("subjectId", contains(notice))
                .body("askedBy", contains("辽宁省科学技术协会"))
                .body("dueOn", contains("2020-02-10"))
                .body("state", contains("DELIVERED"));
        as("yyx-clerk").post("/api/inbox/{id}/signature", notice).then().statusCode(200);
        seenBy(SOCIETY).body("state", contains("DELIVERED"));
        reply(notice);
        seenBy(SOCIETY).body("settledBy", contains("REPLY"));
        at("2020-02-11T09:00");
        at("2020-02-12T09:00");
        seenBy(SOCIETY).body("", hasSize(1));
        seenBy(SHENYANG).body("step", contains(2, 1));
    }

    @Test
    void asksNothingOfWhoReturnedItNorAfterItsRevocationNorOfWhoGotACopyOnly() {
        String notice = wantingReplyBy("2020-02-10");
        as("yyx-clerk")
                .body(Map.of("reason", "非本会职责"))
                .post("/api/inbox/{id}/return", notice)
                .then()
                .statusCode(200);
        at("2020-02-07T09:00");
        seenBy(SOCIETY).body("", empty());
        seenBy(SHENYANG).body("why", contains("REPLY_MISSING"));

        as("ln-issuer")
                .body(Map.of("reason", "文件有误"))
                .post("/api/notices/{id}/revocation", notice)
                .then()
                .statusCode(200);
        seenBy(SHENYANG).body("settledBy", contains("WITHDRAWAL"));
        at("2020-02-11T09:00");
        seenBy(SHENYANG).body("", hasSize(1));
        assertThat(rows(notice, "organisation = 'DW-YYX-1'")).isZero();
    }

    @Test
    void marksADrill() {
        aNotice()
                .with("drill", true)
                .with("replyDue", "2020-02-10")
                .to(organisation(SOCIETY))
                .issued();
        at("2020-02-07T09:00");

        seenBy(SOCIETY).body("drill", contains(true)).body("what", contains(startsWith("【演练】")));
    }

    @Test
    void manyWorkersRemindOnceAndNobodyInTheMomentItReplies() throws Exception {
        for (int round = 0; round < 3; round++) {
            remindsOnceWhile(wantingReplyBy("2020-02-10"), ReplyRemindersTest::reply);
        }
    }

    /** Of 辽宁省科协 to its society and a city. */
    private static String wantingReplyBy(String day) {
        return aNotice()
                .with("replyDue", day)
                .to(organisation(SOCIETY), organisation(SHENYANG))
                .cc(organisation("DW-YYX-1"))
                .issued();
    }

    private static void reply(String notice) {
        as("yyx-clerk")
                .body(Map.of("text", "工作进展已报"))
                .post("/api/inbox/{id}/reply", notice)
                .then()
                .statusCode(200);
    }
}
