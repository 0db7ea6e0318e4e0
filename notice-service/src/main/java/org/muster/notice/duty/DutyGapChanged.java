package org.muster.notice.duty;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.muster.platform.events.Emits;

/**
 * In this organisation nobody is on duty tonight at other times than was told before.
 *
 * @param night the day on whose evening it begins
 * @param gaps the times at which nobody is there now; empty when the night is covered, or nobody is expected any more
 */
@Emits("org.muster.duty-gap.changed")
record DutyGapChanged(String organisation, LocalDate night, List<Gaps.Span> gaps, Instant changedAt) {}
