package org.muster.report.briefs;

import java.time.Instant;
import java.util.UUID;

import org.muster.platform.events.Reads;

@Reads("org.muster.opinion.given")
record OpinionGiven(
        UUID opinionId,
        UUID expertId,
        String expertName,
        String organisation,
        String title,
        String text,
        Instant givenAt) {

    boolean isComplete() {
        return opinionId != null
                && expertId != null
                && expertName != null
                && organisation != null
                && title != null
                && text != null
                && givenAt != null;
    }
}
