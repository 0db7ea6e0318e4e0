package org.muster.notice.urging;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.notice.document.NoticeFixture;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.muster.notice.document.NoticeFixture.aNotice;
import static org.muster.notice.document.NoticeFixture.forward;
import static org.muster.notice.document.NoticeFixture.organisation;
import static org.muster.notice.testing.Caller.anonymous;
import static org.muster.notice.testing.Caller.as;

@QuarkusTest
class NoticeUrgingResourceTest extends UrgingDay {

    private static final String SOCIETY = "XH-210000-YYX";
    private static final String SHENYANG = "KX-210100";
    private static final String DALIAN = "KX-210200";

    @Inject
    UrgingDelivery delivery;

    private String notice;

    @BeforeEach
    void aNoticeToThree() {
        notice = aNotice()
                .to(organisation(SOCIETY), organisation(SHENYANG), organisation(DALIAN))
                .cc(organisation("XH-210000-NX"))
                .issued();
    }

    @AfterEach
    void noLaddersLeft() {
        jdbi.useHandle(handle -> handle.execute("delete from notice_ladder"));
    }

    @Nested
    class AsIssuer {

        @Test
        void urgesAllWhoAreSilentWithWordsOfItsOwn() {
            as("sy-clerk").post("/api/inbox/" + notice + "/signature").then().statusCode(200);

            urge("ln-clerk", Map.of("text", "请今日签收"))
                    .body("silent", equalTo(2))
                    .body("urged", equalTo(2))
                    .body("heldBy", nullValue())
                    .body("spared.size()", equalTo(0));
            as("yyx-clerk")
                    .get("/api/urgings")
                    .then()
                    .body("subjectId", contains(notice))
                    .body("text", contains("请今日签收"))
                    .body("by", contains("辽宁省科协收发员"))
                    .body("automatic", contains(false))
                    .body("state", contains("DELIVERED"));
            as("sy-clerk").get("/api/urgings").then().body("", empty());
            as("ln-issuer")
                    .get("/api/notices/" + notice + "/urgings")
                    .then()
                    .statusCode(200)
                    .body("organisation", containsInAnyOrder(SOCIETY, DALIAN));
        }

        @Test
        void urgesChosenOnesAndIsToldWhoHasNothingToAnswer() {
            as("sy-clerk").post("/api/inbox/" + notice + "/signature").then().statusCode(200);

            urge(
                            "ln-issuer",
                            Map.of("organisations", List.of(SOCIETY, SHENYANG, "XH-210000-NX", "KX-320000", "nobody")))
                    .body("silent", equalTo(1))
                    .body("urged", equalTo(1))
                    .body("spared.NOT_SILENT", equalTo(4))
                    .body(
                            "sparedOnes.organisation",
                            containsInAnyOrder(SHENYANG, "XH-210000-NX", "KX-320000", "nobody"));
            as("dl-reporter").get("/api/urgings").then().body("", empty());
        }

        @Test
        void sparesWhoWasUrgedOftenEnoughToday() {
            for (int i = 0; i < 5; i++) {
                told.tellMissing(UUID.randomUUID(), DALIAN);
            }

            urge("ln-duty", Map.of())
                    .body("silent", equalTo(3))
                    .body("urged", equalTo(2))
                    .body("spared.DAILY_CAP", equalTo(1))
                    .body("sparedOnes", hasSize(1))
                    .body("sparedOnes[0].organisation", equalTo(DALIAN));
            for (int i = 0; i < 4; i++) {
                urge("ln-duty", Map.of()).body("urged", equalTo(2));
            }
            urge("ln-duty", Map.of()).body("urged", equalTo(0)).body("spared.DAILY_CAP", equalTo(3));
            assertThat(rows()).isEqualTo(15);
        }

        @Test
        void waitsForTheMorningOnce() {
            clock.stopAt("2031-06-11T22:00");

            urge("ln-clerk", Map.of())
                    .body("urged", equalTo(3))
                    .body("heldBy", equalTo("QUIET_HOURS"))
                    .body("deliverAt", equalTo("2031-06-11T23:00:00Z"));
            as("yyx-clerk").get("/api/urgings").then().body("", empty());
            urge("ln-issuer", Map.of()).body("urged", equalTo(0)).body("spared.WAITING", equalTo(3));
            as("sy-clerk").post("/api/inbox/" + notice + "/signature").then().statusCode(200);
            clock.stopAt("2031-06-12T07:00");
            delivery.deliverDue();
            as("yyx-clerk").get("/api/urgings").then().body("state", contains("DELIVERED"));
            as("sy-clerk").get("/api/urgings").then().body("", empty());
        }

        @Test
        void askingAgainWithTheSameKeyUrgesNobodyTwice() {
            String key = UUID.randomUUID().toString();
            for (int i = 0; i < 2; i++) {
                as("ln-clerk")
                        .header("Idempotency-Key", key)
                        .body(Map.of())
                        .post("/api/notices/" + notice + "/urgings")
                        .then()
                        .statusCode(200)
                        .body("urged", equalTo(3));
            }

            assertThat(rows()).isEqualTo(3);
        }

        @Test
        void needsNoBody() {
            as("ln-clerk")
                    .post("/api/notices/" + notice + "/urgings")
                    .then()
                    .statusCode(200)
                    .body("urged", equalTo(3));
        }
    }

    @Nested
    class AsForwarder {

        @Test
        void urgesItsOwnBranchAndNobodyElse() {
            String forward = forward("yyx-issuer", notice, organisation("DW-YYX-1"), organisation("DW-YYX-2"));
            NoticeFixture.issue(forward, "yyx-issuer", "yyx-issuer");

            urge("yyx-clerk", Map.of()).body("silent", equalTo(2)).body("urged", equalTo(2));
            as("dw1-clerk").get("/api/urgings").then().body("subjectId", contains(forward));
            as("sy-clerk").get("/api/urgings").then().body("", empty());
            as("yyx-clerk").get("/api/urgings").then().body("organisation", containsInAnyOrder("DW-YYX-1", "DW-YYX-2"));
            urge("yyx-issuer", Map.of("organisations", List.of(SHENYANG)))
                    .body("urged", equalTo(0))
                    .body("spared.NOT_SILENT", equalTo(1));
            urge("ln-clerk", Map.of()).body("silent", equalTo(5)).body("urged", equalTo(5));
            as("yyx-clerk")
                    .get("/api/notices/" + notice + "/urgings")
                    .then()
                    .statusCode(200)
                    .body("organisation.findAll { it == '" + SHENYANG + "' }", empty());
        }
    }

    @Nested
    class AsOneWhoOnlyGotIt {

        @Test
        void urgesNobody() {
            refused("sy-clerk", 404);
        }
    }

    @Nested
    class AsNeighbour {

        @Test
        void doesNotEvenLearnOfTheNotice() {
            refused("js-all", 404);
            as("js-all").get("/api/notices/" + notice + "/urgings").then().statusCode(404);
        }
    }

    @Nested
    class WithoutTheRole {

        @ParameterizedTest
        @ValueSource(strings = {"ln-drafter", "ln-reporter", "ln-admin", "auditor", "expert1"})
        void urgesNobody(String user) {
            refused(user, 403);
        }
    }

    @Nested
    class Anonymous {

        @Test
        void isAskedToLogIn() {
            anonymous()
                    .body(Map.of())
                    .post("/api/notices/" + notice + "/urgings")
                    .then()
                    .statusCode(401);
            anonymous().get("/api/notices/" + notice + "/urgings").then().statusCode(401);
        }
    }

    @Nested
    class WithBadInput {

        @Test
        void isToldWhatToChange() {
            refused("ln-clerk", Map.of("organisations", List.of()), 400);
            refused("ln-clerk", Map.of("organisations", List.of(" ")), 400);
            refused("ln-clerk", Map.of("organisations", Collections.nCopies(501, SOCIETY)), 400);
            refused("ln-clerk", Map.of("text", "长".repeat(501)), 400);
            refused("ln-clerk", Map.of("subject", 1), 400);
            as("ln-clerk")
                    .body(Map.of())
                    .post("/api/notices/" + UUID.randomUUID() + "/urgings")
                    .then()
                    .statusCode(404);
            as("ln-clerk")
                    .body(Map.of())
                    .post("/api/notices/" + aNotice().drafted() + "/urgings")
                    .then()
                    .statusCode(404)
                    .body("type", containsString("/problems/"));
        }
    }

    private ValidatableResponse urge(String user, Map<String, ?> body) {
        return as(user).body(body)
                .post("/api/notices/" + notice + "/urgings")
                .then()
                .statusCode(200);
    }

    private void refused(String user, int status) {
        refused(user, Map.of(), status);
    }

    private void refused(String user, Map<String, ?> body, int status) {
        as(user).body(body).post("/api/notices/" + notice + "/urgings").then().statusCode(status);
        assertThat(rows()).isZero();
    }

    private int rows() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from urging")
                .mapTo(Integer.class)
                .one());
    }
}
