package org.muster.notice.urging;

import java.time.Duration;
import java.time.LocalTime;

import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When and how often an organisation may be urged. */
@ConfigMapping(prefix = "muster.urging")
public interface UrgingConfig {

    /** Shanghai time from which nobody is urged. Equal to {@link #quietUntil()}: there are no quiet hours. */
    @WithDefault("21:00")
    LocalTime quietFrom();

    /** Shanghai time at which urging may begin; what had to wait goes out then. */
    @WithDefault("07:00")
    LocalTime quietUntil();

    /** How often one organisation may be urged in a day, whatever about. */
    @WithDefault("5")
    @Min(1)
    int dailyCap();

    /** How long a submission is remembered for which nothing was found missing. Longer than Kafka keeps an event. */
    @WithDefault("P30D")
    Duration rememberSubmissions();

    /** How often is looked for urgings whose time has come. */
    @WithDefault("15s")
    Duration checkEvery();
}
