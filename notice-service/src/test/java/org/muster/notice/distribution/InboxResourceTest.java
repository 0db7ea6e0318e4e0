package org.muster.notice.distribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.muster.notice.document.NoticeFixture.aNotice;
import static org.muster.notice.document.NoticeFixture.aNoticeOfTheSociety;
import static org.muster.notice.document.NoticeFixture.as;
import static org.muster.notice.document.NoticeFixture.organisation;
import static org.muster.notice.document.NoticeFixture.receipts;

@QuarkusTest
class InboxResourceTest {

    @Inject
    Jdbi jdbi;

    @BeforeEach
    void loadTree() {
        TreeFixture.load();
    }

    @Nested
    class AsRecipient {

        @Test
        void findsTheNoticeOnTopWithoutAnybodyHavingWrittenARowForIt() {
            String id =
                    aNotice().with("urgency", "特急").cc(organisation("DW-YYX-1")).issued();

            as("yyx-clerk")
                    .get("/api/inbox")
                    .then()
                    .statusCode(200)
                    .body("[0].id", equalTo(id))
                    .body("[0].organisation", equalTo("KX-210000"))
                    .body("[0].organisationName", equalTo("辽宁省科学技术协会"))
                    .body("[0].number", notNullValue())
                    .body("[0].urgency", equalTo("特急"))
                    .body("[0].way", equalTo("to"))
                    .body("[0].state", equalTo("DELIVERED"))
                    .body("[0].forwarded", nullValue());
            as("dw1-clerk").get("/api/inbox").then().body("[0].id", equalTo(id)).body("[0].way", equalTo("cc"));
            as("dw2-clerk").get("/api/inbox").then().body("id", not(hasItem(id)));
            assertThat(receipts(jdbi, id)).isZero();
        }

        @Test
        void doesNotSeeWhatIsNotIssuedYet() {
            String id = aNotice().approved();

            as("yyx-clerk").get("/api/inbox").then().body("id", not(hasItem(id)));
            as("yyx-clerk").get("/api/inbox/{id}", id).then().statusCode(404);
            as("yyx-clerk").post("/api/inbox/{id}/signature", id).then().statusCode(404);
        }

        @Test
        void isToSignWhatItGotInBothWays() {
            String id = aNotice().cc(organisation("XH-210000-YYX")).issued();

            as("yyx-clerk").get("/api/inbox").then().body("[0].id", equalTo(id)).body("[0].way", equalTo("to"));
            as("yyx-clerk")
                    .get("/api/inbox?limit=2")
                    .then()
                    .body("id.findAll { it == '" + id + "' }.size()", equalTo(1));
        }

        @Test
        void opensItOnceForTheOrganisation() {
            String id = aNotice()
                    .with("tasks", List.of(Map.of("number", 1, "text", "建立网上值班制度", "dueText", "近期")))
                    .issued();
            int unread = as("yyx-clerk").get("/api/inbox/unread").path("unread");

            as("yyx-issuer")
                    .get("/api/inbox/{id}", id)
                    .then()
                    .statusCode(200)
                    .body("body", equalTo("各省级学会（协会、研究会）：特通知如下。"))
                    .body("tasks[0].dueText", equalTo("近期"))
                    .body("state", equalTo("OPENED"))
                    .body("originals", empty())
                    .body("receipts.act", contains("OPENED"));
            String first = as("yyx-issuer").get("/api/inbox/{id}", id).path("receipts[0].at");
            as("yyx-clerk")
                    .get("/api/inbox/{id}", id)
                    .then()
                    .body("receipts.size()", equalTo(1))
                    .body("receipts[0].at", equalTo(first));
            as("yyx-clerk").get("/api/inbox/unread").then().body("unread", equalTo(unread - 1));
            as("yyx-clerk").get("/api/inbox").then().body("[0].state", equalTo("OPENED"));
        }

        @Test
        void pagesThroughTheInboxWithoutRepeatingOrLosingOne() {
            List<String> issued = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                issued.add(0, aNotice().issued());
            }

            List<String> seen = new ArrayList<>();
            String next = "/api/inbox?limit=2";
            while (seen.size() < 5) {
                Response page = as("yyx-clerk").get(next);
                seen.addAll(page.jsonPath().getList("id"));
                next = page.header("Link").replaceAll("<(.*)>.*", "$1");
            }

            assertThat(seen.subList(0, 5)).isEqualTo(issued);
            as("yyx-clerk").get("/api/inbox?limit=0").then().statusCode(400);
            as("yyx-clerk").get("/api/inbox?cursor=xyz").then().statusCode(400);
        }
    }

    @Nested
    class Refused {

        @Test
        void othersHaveNoInbox() {
            String id = aNoticeOfTheSociety().issued();

            for (String user : List.of("auditor", "operator", "expert1", "sy-reporter")) {
                as(user).get("/api/inbox").then().statusCode(403);
                as(user).get("/api/inbox/unread").then().statusCode(403);
                as(user).get("/api/inbox/{id}", id).then().statusCode(403);
                as(user).get("/api/notices/{id}/recipients", id).then().statusCode(403);
                as(user).get("/api/notices/{id}/receipts?act=SIGNED", id).then().statusCode(403);
            }
        }
    }
}
