package org.muster.notice.urging;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.muster.notice.response.Responses;
import org.muster.platform.events.Events;
import org.muster.platform.events.MalformedEvent;
import org.muster.platform.organisation.Organisations;

import io.smallrye.common.annotation.Blocking;

import static org.muster.platform.events.Events.on;

/** Urges about reports that are missing, and stops when they come. Told in the wrong order, nobody is urged. */
@ApplicationScoped
class ReportChannel {

    @Inject
    Events events;

    @Inject
    ReportStandings reports;

    @Inject
    Responses responses;

    @Inject
    Urgings urgings;

    @Inject
    Organisations organisations;

    @Inject
    Clock clock;

    @Incoming("reports")
    @Blocking
    void reports(ConsumerRecord<String, byte[]> record) {
        events.handle(record, on(ReportMissing.class, this::missing), on(ReportSubmitted.class, this::submitted));
    }

    private void missing(ReportMissing report) {
        report.requireReadable();
        requireKnown(report.organisation());
        if (reports.missing(report, clock.instant())) {
            boolean cannotWait =
                    !report.drill() && responses.isDailyReportAtHighestLevel(report.formName(), report.organisation());
            urgings.urgeByItself(report.subject(), cannotWait);
        }
    }

    private void submitted(ReportSubmitted report) {
        report.requireReadable();
        requireKnown(report.organisation());
        reports.submitted(report, clock.instant());
        urgings.submitted(report.periodId(), report.organisation(), report.submittedAt());
    }

    private void requireKnown(String code) {
        if (organisations.find(code).isEmpty()) {
            throw new MalformedEvent("no organisation has the code " + code);
        }
    }
}
