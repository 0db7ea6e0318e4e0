package org.muster.notice.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.muster.notice.calendar.WorkingCalendar;

/** Makes what proposes dates from the service's calendar and configuration. */
@ApplicationScoped
class VagueDeadlines {

    @Produces
    @Singleton
    VagueDeadline vagueDeadline(WorkingCalendar calendar, VagueDeadlineConfig config) {
        return new VagueDeadline(calendar, config.words(), config.otherwise());
    }
}
