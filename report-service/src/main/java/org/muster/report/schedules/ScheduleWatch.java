package org.muster.report.schedules;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.problem.Problems;
import org.muster.platform.problem.Unavailable;
import org.muster.report.forms.FormVersion;
import org.muster.report.forms.Forms;
import org.muster.report.periods.Asking;
import org.muster.report.periods.PeriodOpening;
import org.muster.report.periods.ReportPeriod;
import org.muster.report.schedules.DailySchedule.Day;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;

/**
 * Opens the periods of running responses when their day comes. What cannot be opened, such as one whose form does not
 * exist, is not given up: it stays visible with its reason, and is opened as soon as the reason is gone.
 */
@ApplicationScoped
public class ScheduleWatch {

    private static final Logger LOG = Logger.getLogger(ScheduleWatch.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    @Inject
    DailySchedules schedules;

    @Inject
    Forms forms;

    @Inject
    PeriodOpening opening;

    @Inject
    AuditTrail audit;

    @Inject
    MeterRegistry meters;

    @Inject
    Clock clock;

    void publishMeters(@Observes StartupEvent event) {
        Gauge.builder("muster.report.schedules.blocked", schedules, DailySchedules::blocked)
                .register(meters);
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void watch() {
        try {
            while (openNext()) {
                // one period a transaction
            }
        } catch (RuntimeException e) {
            if (!Unavailable.isCauseOf(e)) {
                throw e;
            }
            LOG.warn("Daily schedules wait for the database");
        }
    }

    /** Handles one schedule whose day has come; false when there is none, or another replica is at it. */
    boolean openNext() {
        DailySchedule[] claimed = new DailySchedule[1];
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                Optional<DailySchedule> due = schedules.claimDue();
                claimed[0] = due.orElse(null);
                due.ifPresent(this::open);
                return due.isPresent();
            });
        } catch (ProblemException e) {
            keepVisible(claimed[0], e);
            return true;
        }
    }

    private void open(DailySchedule schedule) {
        LocalDate today = LocalDate.now(clock);
        Day day = schedule.firstWaits() ? schedule.first() : schedule.day(today, clock.getZone());
        LocalDate next = schedule.firstWaits() ? schedule.nextDate() : today.plusDays(1);
        if (schedule.hasPassed(day, clock.instant())) {
            LOG.warnf(
                    "%s of %s for %s is not asked: its cut-off had passed when it could have been opened",
                    schedule.formName(), schedule.organisation(), day.date());
            schedules.passedOver(schedule.response(), next);
            return;
        }
        FormVersion form = forms.named(schedule.formName(), schedule.organisation())
                .orElseThrow(() -> ProblemException.unprocessable(
                        "schedule-without-form", schedule.formName(), schedule.organisation()));
        Asking asking = new Asking(
                form,
                schedule.organisation(),
                day.date(),
                schedule.to(),
                day.dueAt(),
                List.of(),
                schedule.drill(),
                schedule.response());
        if (opening.existing(asking).isEmpty()) {
            ReportPeriod period = opening.open(asking, "response " + schedule.response());
            audit.recordAutomatic(
                    "open",
                    "report-period",
                    period.id(),
                    Map.of("response", schedule.response(), "drill", schedule.drill()));
        }
        schedules.opened(schedule.response(), next);
    }

    private void keepVisible(DailySchedule schedule, ProblemException reason) {
        String text = Problems.detail(reason, Locale.CHINESE);
        if (!reason.slug().equals(schedule.problem())) {
            LOG.errorf("The daily report of response %s cannot be opened and waits: %s", schedule.response(), text);
        }
        schedules.blocked(
                schedule.response(), reason.slug(), text, clock.instant().plus(PAUSE));
    }
}
