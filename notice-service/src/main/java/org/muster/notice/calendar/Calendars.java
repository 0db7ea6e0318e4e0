package org.muster.notice.calendar;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.quarkus.runtime.Startup;

/** Makes the working calendar from what is shipped and what the operator adds. */
@ApplicationScoped
class Calendars {

    private static final Logger LOG = Logger.getLogger(Calendars.class);
    private static final String SHIPPED = "calendar/china.csv";

    @Inject
    CalendarConfig config;

    @Inject
    Clock clock;

    /** Fails when a file cannot be read: a calendar that is wrong in silence would urge people on holidays. */
    @Produces
    @Singleton
    @Startup
    WorkingCalendar calendar() throws IOException {
        List<Arrangement> arrangements = new ArrayList<>(shipped());
        if (config.file().isPresent()) {
            try (Reader csv = Files.newBufferedReader(config.file().get())) {
                arrangements.addAll(CalendarFile.read(config.file().get().toString(), csv));
            }
        }
        WorkingCalendar calendar = new WorkingCalendar(arrangements);
        int year = LocalDate.now(clock).getYear();
        if (!calendar.knows(year)) {
            LOG.warnf(
                    "No holidays of %d are known: every Monday to Friday counts as a working day until the "
                            + "arrangement is added to the file that muster.calendar.file names",
                    year);
        }
        return calendar;
    }

    static List<Arrangement> shipped() throws IOException {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (Reader csv = new InputStreamReader(loader.getResourceAsStream(SHIPPED), StandardCharsets.UTF_8)) {
            return CalendarFile.read(SHIPPED, csv);
        }
    }
}
