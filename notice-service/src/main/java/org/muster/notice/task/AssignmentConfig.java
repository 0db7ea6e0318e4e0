package org.muster.notice.task;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Rules for who sees to tasks. */
@ConfigMapping(prefix = "muster.task.assignment")
public interface AssignmentConfig {

    /** How long the name of the responsible person is kept after the task is done or over. */
    @WithDefault("P180D")
    Duration keepPersons();
}
