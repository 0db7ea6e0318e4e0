package org.muster.notice.calendar;

import java.nio.file.Path;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** Where further holiday arrangements come from. */
@ConfigMapping(prefix = "muster.calendar")
public interface CalendarConfig {

    /**
     * A CSV file like the shipped calendar/china.csv, for a year that is not in it yet or a holiday that was changed at
     * short notice. What it says about a day wins. Read when the service starts.
     */
    Optional<Path> file();
}
