package org.muster.outreach.verdicts;

import java.time.Instant;
import java.util.UUID;

import org.muster.outreach.answers.Rating;
import org.muster.platform.events.Emits;

/** A reviewed verdict, or a new version of it, is there for everybody to read. */
@Emits("org.muster.verdict.published")
record VerdictPublished(
        UUID verdictId, int version, String claim, Rating verdict, String organisation, Instant publishedAt) {}
