package org.muster.notice.urging.delivery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.muster.platform.events.Emits;

/** Organisations were urged; for those who watch live. */
@Emits("org.muster.urging.delivered")
record UrgingDelivered(
        UUID subjectId,
        String subjectKind,
        List<String> organisations,
        String what,
        boolean drill,
        Instant deliveredAt) {}
