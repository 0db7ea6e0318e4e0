package org.muster.notice.delegation;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.muster.notice.testing.TestClock;
import org.muster.platform.testing.TreeFixture;

import io.restassured.response.Response;

import static org.muster.notice.document.NoticeFixture.aNotice;
import static org.muster.notice.testing.Caller.as;

/** In months no other test knows, so that no other test meets what is delegated here. */
abstract class OwnMonth {

    /** Each test has its own. */
    static YearMonth month = YearMonth.of(2028, 1);

    @Inject
    TestClock clock;

    @Inject
    Jdbi jdbi;

    @Inject
    Deputies deputies;

    @BeforeAll
    static void tree() {
        TreeFixture.load();
    }

    @AfterEach
    void nextMonth() {
        clock.start();
        month = month.plusMonths(1);
    }

    /** From the second to the fourth of the month, Shanghai time. */
    static Map<String, Object> delegation(String to) {
        return new HashMap<>(Map.of(
                "to",
                to,
                "toName",
                "王秀兰",
                "startsAt",
                month + "-01T16:00:00Z",
                "endsAt",
                month + "-04T16:00:00Z",
                "reason",
                "赴京参加会议"));
    }

    static Response give(String user, String to) {
        return as(user).body(delegation(to)).post("/api/delegations");
    }

    static String given(String user, String to) {
        return give(user, to).then().statusCode(201).extract().path("id");
    }

    static Response end(String user, String id) {
        return as(user).post("/api/delegations/{id}/end", id);
    }

    static String submitted() {
        String id = aNotice().drafted();
        as("ln-drafter").post("/api/notices/{id}/submission", id).then().statusCode(200);
        return id;
    }

    static Response approve(String user, String id) {
        return as(user).post("/api/notices/{id}/approval", id);
    }

    static Response issue(String user, String id) {
        return as(user).post("/api/notices/{id}/issue", id);
    }

    /** As if the account's person had given it, who need not log in for that here. */
    String lent(String subject, String account, String to, String... roles) {
        String id = UUID.randomUUID().toString();
        jdbi.useHandle(handle -> handle.createUpdate(
                        "insert into delegation (id, organisation, from_subject, from_account, from_name, to_account,"
                                + " to_name, roles, reason, starts_at, ends_at, given_at) values (:id::uuid,"
                                + " 'KX-210000', :subject, :account, '赵处长', :to, '钱科长', :roles, '出差',"
                                + " :start::timestamptz, :end::timestamptz, :now)")
                .bind("id", id)
                .bind("subject", subject)
                .bind("account", account)
                .bind("to", to)
                .bindArray("roles", String.class, (Object[]) roles)
                .bind("start", month + "-01T16:00:00Z")
                .bind("end", month + "-04T16:00:00Z")
                .bind("now", clock.instant())
                .execute());
        deputies.look();
        return id;
    }
}
