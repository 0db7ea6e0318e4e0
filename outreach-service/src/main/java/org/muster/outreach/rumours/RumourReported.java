package org.muster.outreach.rumours;

import java.time.Instant;
import java.util.UUID;

import org.muster.platform.events.Emits;

import com.fasterxml.jackson.annotation.JsonInclude;

/** A claim was asked about for the first time. Where is not known: the public need not say. */
@Emits("org.muster.rumour.reported")
@JsonInclude(JsonInclude.Include.NON_NULL)
record RumourReported(UUID rumourId, String text, String divisionCode, Instant reportedAt) {}
