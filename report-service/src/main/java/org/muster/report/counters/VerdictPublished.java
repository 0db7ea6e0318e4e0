package org.muster.report.counters;

import java.time.Instant;

import org.muster.platform.events.Reads;

@Reads("org.muster.verdict.published")
record VerdictPublished(String organisation, Instant publishedAt) {}
