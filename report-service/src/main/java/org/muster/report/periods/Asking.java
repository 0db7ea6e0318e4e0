package org.muster.report.periods;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.muster.platform.organisation.Selector;
import org.muster.report.forms.FormVersion;

/**
 * What is asked of whom until when.
 *
 * @param organisation the one that asks; only itself and those below it may be asked
 * @param dueAt for all whose tier has no cut-off of its own
 * @param response the response that asks for it, null when a person does
 */
public record Asking(
        FormVersion form,
        String organisation,
        LocalDate date,
        List<Selector> to,
        Instant dueAt,
        List<Cutoff> cutoffs,
        boolean drill,
        UUID response) {}
