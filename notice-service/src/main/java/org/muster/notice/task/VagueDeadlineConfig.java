package org.muster.notice.task;

import java.util.Map;

import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What date is proposed for a deadline in words. */
@ConfigMapping(prefix = "muster.task.vague-deadline")
public interface VagueDeadlineConfig {

    /** Working days by word; the shortest of those that occur in a deadline counts. */
    Map<String, @Min(1) Integer> words();

    /** Working days for all other words. */
    @WithDefault("10")
    @Min(1)
    int otherwise();
}
