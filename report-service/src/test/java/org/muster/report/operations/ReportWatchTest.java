package org.muster.report.operations;

import java.time.LocalDate;
import java.util.Map;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.muster.report.testing.Desk;
import org.muster.report.testing.Liaoning;

import io.quarkus.test.junit.QuarkusTest;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.muster.report.testing.Desk.as;
import static org.muster.report.testing.Desk.one;

@QuarkusTest
class ReportWatchTest {

    private static final String SHENYANG = "KX-210100";
    private static final String DALIAN = "KX-210200";

    @Inject
    Jdbi jdbi;

    @Test
    void aPeriodThatNobodyReportsToIsASilence() {
        Liaoning.load();
        String form = Desk.form(Desk.summed("confirmed"));
        String period = Desk.period(form, LocalDate.of(2020, 2, 9), one(SHENYANG), one(DALIAN));
        line(form, "OK", "0 of 2");

        opened(period, "40 minutes", "20 minutes");
        line(form, "WATCH", "0 of 2");
        opened(period, "58 minutes", "2 minutes");
        line(form, "ACT", "log in and open the reporting page");
        Desk.report(period, SHENYANG, Map.of("confirmed", 7));
        line(form, "OK", "1 of 2");
        opened(period, "2 days", "-25 hours");
        as("operator").get("/api/operations/report-service").then().body(found(form), nullValue());
    }

    private void line(String form, String state, String says) {
        as("operator")
                .get("/api/operations/report-service")
                .then()
                .statusCode(200)
                .body(found(form) + ".state", equalTo(state))
                .body(found(form) + ".says", containsString(says));
    }

    private String found(String form) {
        String name = jdbi.withHandle(handle -> handle.createQuery("select name from report_form where id = ?::uuid")
                .bind(0, form)
                .mapTo(String.class)
                .one());
        return "lines.find { it.kind == 'reports' && it.about.startsWith('" + name + " ') }";
    }

    private void opened(String period, String ago, String dueIn) {
        jdbi.useHandle(handle -> handle.execute(
                "update report_period set opened_at = now() - ?::interval, due_at = now() + ?::interval where id = ?::uuid",
                ago,
                dueIn,
                period));
    }
}
