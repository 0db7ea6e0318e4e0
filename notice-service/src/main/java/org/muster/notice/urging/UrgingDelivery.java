package org.muster.notice.urging;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;

import org.jdbi.v3.core.Jdbi;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/** Delivers urgings whose time has come: from then on the urged organisation sees them. */
@ApplicationScoped
class UrgingDelivery {

    @Inject
    Jdbi jdbi;

    @Inject
    UrgingCalendar calendar;

    @Inject
    ReportStandings reports;

    @Inject
    UrgingConfig config;

    @Inject
    Clock clock;

    @Scheduled(every = "${muster.urging.check-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void deliverDue() {
        ZonedDateTime now = ZonedDateTime.now(clock);
        if (calendar.quietHours().cover(now)) {
            return;
        }
        deliverToday(now);
        // what an outage kept from going out on its day needs room in another one
        overdue(now).forEach(id -> QuarkusTransaction.requiringNew().run(() -> planAnew(id, now)));
    }

    private void deliverToday(ZonedDateTime now) {
        jdbi.useHandle(handle -> handle.createUpdate("update urging set state = 'DELIVERED', delivered_at = :now"
                        + " where state = 'SCHEDULED' and deliver_at <= :now and day = :today")
                .bind("now", now.toInstant())
                .bind("today", now.toLocalDate())
                .execute());
    }

    private List<UUID> overdue(ZonedDateTime now) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select id from urging where state = 'SCHEDULED' and day < ? order by id")
                        .bind(0, now.toLocalDate())
                        .mapTo(UUID.class)
                        .list());
    }

    private void planAnew(UUID id, ZonedDateTime now) {
        Urging urging = Urging.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (urging.state == UrgingState.SCHEDULED && urging.day.isBefore(now.toLocalDate())) {
            urging.plan(calendar.next(urging.organisation, urging.drill, now, false), now.toInstant());
        }
    }

    @Scheduled(cron = "0 23 4 * * ?")
    void forgetSubmissions() {
        reports.forgetSubmittedBefore(clock.instant().minus(config.rememberSubmissions()));
    }
}
