package org.muster.notice.alert;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;
import static org.muster.notice.alert.AlertFixture.anAlert;
import static org.muster.notice.testing.Caller.as;

/** Messages that are not taken in. */
@QuarkusTest
class AlertMessageTest {

    @Inject
    Jdbi jdbi;

    @BeforeAll
    static void tree() {
        TreeFixture.load();
    }

    @Test
    void isToldTheLines() {
        as("ln-duty")
                .contentType("application/cap+xml")
                .body(anAlert().head("status", "Real").info("category", "Rain").bytes())
                .post("/api/alerts")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/alert-invalid"))
                .body("errors.pointer", hasItem(startsWith("line 6")))
                .body("errors.pointer", hasItem(startsWith("line 11")))
                .body("errors.detail", hasItem(containsString("Rain")));
    }

    @Test
    void whatIsNoMessageIsRefused() {
        refused(anAlert().head("sent", "2020-01-25T00:00:00Z"), 400, "alert-invalid");
        refused(anAlert().head("identifier", "a b"), 400, "alert-invalid");
        refused(anAlert().info("urgency", null), 400, "alert-invalid");
        refused(anAlert().head("status", "Test"), 422, "alert-status");
        refused(anAlert().head("msgType", "Ack"), 422, "alert-kind");
        refused(anAlert().head("msgType", "Cancel"), 422, "alert-without-references");
        refused(anAlert().withoutInfo(), 422, "alert-without-info");
        refused(anAlert().head("sent", "2999-01-25T00:00:00+08:00"), 422, "alert-from-future");
        refused(anAlert().head("references", "a,b,yesterday"), 400, "alert-references");
        refused("{}");
        refused("");
        refused("<alert/>");
        refused("<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.1\"/>");
    }

    @Test
    void neitherExpandsEntitiesNorReadsFiles() {
        AlertFixture file = anAlert()
                .doctype("<!DOCTYPE alert [<!ENTITY f SYSTEM \"file:///etc/hostname\">]>\n")
                .info("event", "&f;");
        String laughs = IntStream.rangeClosed(1, 9)
                .mapToObj(i -> "<!ENTITY l" + i + " \"" + ("&l" + (i - 1) + ";").repeat(10) + "\">")
                .collect(Collectors.joining());
        AlertFixture billion = anAlert()
                .doctype("<!DOCTYPE alert [<!ENTITY l0 \"ha\">" + laughs + "]>\n")
                .info("event", "&l9;");

        refused(file, 400, "alert-invalid");
        refused(billion, 400, "alert-invalid");
    }

    @Test
    void tooMuchIsRefusedUnread() {
        refused(anAlert().info("headline", "雨".repeat(100_000)), 413, "alert-too-big");
    }

    private void refused(AlertFixture alert, int status, String problem) {
        alert.sentBy("ln-duty").then().statusCode(status).body("type", equalTo("/problems/" + problem));
        assertThat(rows(alert)).isZero();
    }

    private void refused(String body) {
        as("ln-duty")
                .contentType("application/cap+xml")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/api/alerts")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/alert-invalid"));
    }

    private int rows(AlertFixture alert) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from alert where identifier = ?")
                .bind(0, alert.identifier())
                .mapTo(Integer.class)
                .one());
    }
}
