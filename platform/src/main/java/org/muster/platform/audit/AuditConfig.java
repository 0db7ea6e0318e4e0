package org.muster.platform.audit;

import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long the trail is kept. */
@ConfigMapping(prefix = "muster.audit")
public interface AuditConfig {

    /** Older lines are removed each night. A service does not start with fewer than the 180 days the law asks for. */
    @WithDefault("400")
    @Min(180)
    int keepDays();
}
