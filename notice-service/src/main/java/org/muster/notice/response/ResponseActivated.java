package org.muster.notice.response;

import java.time.LocalDate;
import java.util.UUID;

import org.muster.platform.events.Emits;

/** An association activated its own response mechanism. */
@Emits("org.muster.response.activated")
record ResponseActivated(
        UUID responseId,
        String event,
        ResponseLevel level,
        String divisionCode,
        String organisation,
        boolean drill,
        LocalDate startedOn,
        ResponsePlan plan) {}
