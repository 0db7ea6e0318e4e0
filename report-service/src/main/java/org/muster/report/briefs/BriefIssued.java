package org.muster.report.briefs;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.muster.platform.events.Emits;

@Emits("org.muster.brief.issued")
record BriefIssued(
        UUID briefId,
        String series,
        int issue,
        String title,
        String organisation,
        List<UUID> opinions,
        LocalDate issuedOn) {}
