package org.muster.notice.document;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.muster.notice.document.NoticeFixture.aNotice;
import static org.muster.notice.document.NoticeFixture.as;

@QuarkusTest
class NoticeTasksTest {

    @BeforeEach
    void loadTree() {
        TreeFixture.load();
    }

    @Test
    void opensWhatTheNoticeAsksForEachAddressedOrganisation() {
        String notice = aNotice().with("tasks", asks()).issued();
        assertThat(as("yyx-clerk").get("/api/tasks?limit=200").jsonPath().getList(of(notice)))
                .hasSize(1);
        as("ln-issuer")
                .get("/api/tasks?source=" + notice)
                .then()
                .statusCode(200)
                .body("[0].number", equalTo(1));
    }

    @Test
    void opensNothingBeforeTheIssueAndNothingForANeighbour() {
        String notice = aNotice().with("tasks", asks()).drafted();
        as("ln-issuer")
                .get("/api/tasks?source=" + notice)
                .then()
                .statusCode(200)
                .body("", empty());
        NoticeFixture.issue(notice, "ln-drafter", "ln-issuer");
        assertThat(as("js-clerk").get("/api/tasks?limit=200").jsonPath().getList(of(notice)))
                .isEmpty();
    }

    private static String of(String notice) {
        return "findAll { it.sourceId == '" + notice + "' }";
    }

    private static List<Map<String, Object>> asks() {
        return List.of(Map.of("number", 1, "text", "召开一次网上支部会议", "responsibleRole", "秘书长", "dueText", "近期"));
    }
}
