package org.muster.expert.opinion;

import java.time.Instant;
import java.util.UUID;

import org.muster.platform.events.Emits;

/** An expert gave an opinion. @param organisation whose pool the expert belongs to */
@Emits("org.muster.opinion.given")
record OpinionGiven(
        UUID opinionId,
        UUID expertId,
        String expertName,
        String organisation,
        String title,
        String text,
        Instant givenAt) {

    static OpinionGiven of(Opinion opinion) {
        return new OpinionGiven(
                opinion.id,
                opinion.expert,
                opinion.expertName,
                opinion.organisation,
                opinion.title,
                opinion.text,
                opinion.givenAt);
    }
}
