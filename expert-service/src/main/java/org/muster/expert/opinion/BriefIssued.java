package org.muster.expert.opinion;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.muster.platform.events.Reads;

/** An issue of a brief series went out; the opinions in it were used. */
@Reads("org.muster.brief.issued")
record BriefIssued(UUID briefId, String series, Integer issue, List<UUID> opinions, LocalDate issuedOn) {

    BriefIssued {
        Objects.requireNonNull(briefId, "briefId");
        Objects.requireNonNull(series, "series");
        Objects.requireNonNull(issue, "issue");
        Objects.requireNonNull(opinions, "opinions");
        Objects.requireNonNull(issuedOn, "issuedOn");
    }
}
