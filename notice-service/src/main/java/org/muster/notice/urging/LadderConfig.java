package org.muster.notice.urging;

import java.time.LocalTime;
import java.util.List;

import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * After how long those who have not signed a notice are urged by itself, step by step. Each wait is by the clock on any
 * day, such as PT30M, or of working days, such as P2D. After the last step nobody is urged by itself any more.
 */
@ConfigMapping(prefix = "muster.urging.ladder")
public interface LadderConfig {

    /** 特急, and 特提 of telegrams. The last step also tells the organisations above those that keep silent. */
    @WithDefault("PT30M,PT30M,PT1H")
    List<String> mostUrgent();

    /** 加急 */
    @WithDefault("PT4H,P1D,P2D")
    List<String> urgent();

    /** No urgency, and 平急 of telegrams. */
    @WithDefault("P2D,P2D,P3D")
    List<String> plain();

    /** Shanghai time at which steps of working days are taken. */
    @WithDefault("09:00")
    LocalTime hour();

    /** How often is looked for steps that are due; {@code off} where another process takes them. */
    @WithDefault("15s")
    String checkEvery();

    /** How many organisations are urged in one transaction; signatures of the notice wait for it. */
    @WithDefault("4000")
    @Min(1)
    int batch();
}
