package org.muster.outreach.verdicts;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.muster.outreach.answers.Rating;
import org.muster.outreach.wording.Wording;
import org.muster.platform.problem.ProblemException;

/**
 * A version as its author writes it.
 *
 * @param rumours the reported rumours it answers when it is published
 * @param effectiveUntil the last day it answers; leave out what is not going to change
 */
record VerdictRequest(
        @NotBlank @Size(max = 2000) String claim,
        @NotNull Rating verdict,
        @Size(max = 500) String summary,
        @NotBlank @Size(max = 20_000) String explanation,
        @NotEmpty @Size(max = 50) List<@NotNull @Valid Source> sources,
        @Size(max = 200) Set<@NotNull UUID> rumours,
        LocalDate effectiveUntil) {

    Conclusion conclusion(LocalDate today) {
        if (effectiveUntil != null && effectiveUntil.isBefore(today)) {
            throw ProblemException.unprocessable("already-lapsed", effectiveUntil);
        }
        if (Wording.of(claim).isEmpty()) {
            throw ProblemException.unprocessable("nothing-to-check");
        }
        return new Conclusion(claim.strip(), verdict, summary, explanation, List.copyOf(sources), effectiveUntil);
    }

    Set<UUID> answers() {
        return rumours == null ? Set.of() : rumours;
    }
}
