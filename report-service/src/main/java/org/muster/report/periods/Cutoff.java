package org.muster.report.periods;

import java.time.Instant;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * An earlier or later cut-off for one tier, so that a city can read its counties before it reports.
 *
 * @param tier levels below the asking organisation; 0 is the asking organisation itself
 */
public record Cutoff(@Min(0) @Max(20) int tier, @NotNull Instant dueAt) {

    /** The row that stands for every tier without one of its own. */
    static final int EVERY_OTHER = -1;
}
