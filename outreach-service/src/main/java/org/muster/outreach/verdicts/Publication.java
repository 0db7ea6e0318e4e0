package org.muster.outreach.verdicts;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.muster.outreach.rumours.Rumours;
import org.muster.platform.outbox.Outbox;

/** Publishes a reviewed version: from this commit on it answers the public, and the rumours it is about are closed. */
@ApplicationScoped
class Publication {

    @Inject
    Verdicts verdicts;

    @Inject
    Rumours rumours;

    @Inject
    Outbox outbox;

    @Inject
    Jdbi jdbi;

    /** Other publications wait until this transaction ends, and this one sees all before it. */
    void takeTurn() {
        jdbi.useHandle(handle -> handle.execute("select edition from verdict_edition for update"));
    }

    /** In the running transaction. */
    void publish(Verdict verdict, Instant at, Instant now) {
        verdict.supersedeCurrent(now);
        verdicts.flush();
        VerdictPublished published = verdict.publish(at, nextEdition());
        verdicts.flush();
        rumours.answer(verdict.id, verdict.rumours, published.claim());
        outbox.append(published);
    }

    private long nextEdition() {
        return jdbi.withHandle(
                handle -> handle.createQuery("update verdict_edition set edition = edition + 1 returning edition")
                        .mapTo(Long.class)
                        .one());
    }
}
