package org.muster.notice.alert;

import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muster.notice.response.PlanFixture;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.muster.notice.alert.AlertFixture.after;
import static org.muster.notice.alert.AlertFixture.anAlert;
import static org.muster.notice.response.ResponseFixture.only;
import static org.muster.notice.testing.Caller.as;
import static org.muster.notice.testing.Caller.unique;

/** The plans that an alert proposes to activate. */
@QuarkusTest
class AlertProposalsTest {

    private static final String PATH = "/api/alerts/";

    @BeforeAll
    static void tree() {
        TreeFixture.load();
    }

    @Test
    void nameOnesOwnPlansWithTheirReasonsReadyToActivate() {
        String word = unique("海冰");
        PlanFixture plan = PlanFixture.aPlan()
                .with("eventClass", "NATURAL_DISASTER")
                .with("eventType", word)
                .level("II")
                .task(1, "转移养殖户", "II", only("KX-210200"));
        String planId = plan.writtenBy("ln-issuer");
        String alert = anAlert().info("event", word).parameter("预警颜色", "橙色").takenInBy("ln-duty");

        Map<String, Object> activation = as("ln-duty")
                .get(PATH + alert + "/plans")
                .then()
                .statusCode(200)
                .body("[0].planId", equalTo(planId))
                .body("[0].reasons", contains("事件：" + word))
                .body("[0].activation.level", equalTo("II"))
                .body("[0].activation.alertId", equalTo(alert))
                .extract()
                .path("[0].activation");
        as("ln-duty")
                .body(activation)
                .post("/api/responses")
                .then()
                .statusCode(201)
                .body("alertId", equalTo(alert))
                .body("planId", equalTo(planId))
                .body("warningColour", equalTo("ORANGE"))
                .body("declarations[0].source", equalTo("辽宁省气象台"))
                .body("tasks.number", contains(1));
    }

    @Test
    void areNotGivenToThoseWhoMayNotActivate() {
        String alert = anAlert().takenInBy("ln-duty");

        as("ln-clerk").get(PATH + alert + "/plans").then().statusCode(403);
        as("js-all").get(PATH + alert + "/plans").then().statusCode(404);
    }

    @Test
    void aDrillAndARealAlertAreNotMixedAndACancelledOneActivatesNothing() {
        AlertFixture alert = anAlert();
        String real = alert.takenInBy("ln-duty");
        String exercise = anAlert().head("status", "Exercise").takenInBy("ln-duty");

        activate(real, true).then().statusCode(422).body("type", equalTo("/problems/alert-drill-differs"));
        activate(exercise, false).then().statusCode(422).body("type", equalTo("/problems/alert-drill-differs"));
        after(alert, "Cancel").takenInBy("ln-duty");
        activate(real, false).then().statusCode(409).body("type", equalTo("/problems/alert-over"));
        activate(exercise, true).then().statusCode(201).body("drill", equalTo(true));
    }

    private io.restassured.response.Response activate(String alert, boolean drill) {
        return as("ln-duty")
                .body(Map.of(
                        "event",
                        unique("暴雨"),
                        "level",
                        "III",
                        "divisionCode",
                        "210000",
                        "drill",
                        drill,
                        "alertId",
                        alert,
                        "plan",
                        Map.of()))
                .post("/api/responses");
    }
}
