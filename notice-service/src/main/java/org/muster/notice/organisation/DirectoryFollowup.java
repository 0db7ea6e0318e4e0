package org.muster.notice.organisation;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.context.ManagedExecutor;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.muster.platform.organisation.Organisation;
import org.muster.platform.outbox.Outbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/**
 * Tells the other services and the search about imported organisations, a thousand at a time and never faster than the
 * outbox drains. Where it got to is kept with what it did, so nobody is left out or told twice when it is killed.
 */
@ApplicationScoped
class DirectoryFollowup {

    private static final int CHUNK = 1000;

    /** So many events may wait in the outbox before this waits, too. */
    private static final int BACKLOG = 10_000;

    /** So long is the outbox given to drain before the next look of the timer must do. */
    private static final int PAUSES = 40;

    private static final long PAUSE = 25;

    private enum Chunk {
        /** There may be more. */
        DONE,
        /** There is more, and the outbox is full. */
        HELD,
        NOTHING_LEFT
    }

    private record Place(long edition, long afterPos) {}

    @Inject
    Jdbi jdbi;

    @Inject
    Outbox outbox;

    @Inject
    SearchIndex search;

    @Inject
    OtherCodes otherCodes;

    @Inject
    ManagedExecutor executor;

    void soon() {
        executor.execute(this::follow);
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void follow() {
        for (int pauses = 0; pauses < PAUSES; ) {
            switch (QuarkusTransaction.requiringNew().call(() -> jdbi.withHandle(this::chunk))) {
                case DONE -> pauses = 0;
                case HELD -> pauses += pause();
                case NOTHING_LEFT -> pauses = PAUSES;
            }
        }
    }

    /** @return 1, or more than any number of pauses when the service ends */
    private static int pause() {
        try {
            Thread.sleep(PAUSE);
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return PAUSES;
        }
    }

    private Chunk chunk(Handle handle) {
        Optional<Place> next = handle.createQuery(
                        "select edition, after_pos from directory_followup order by edition limit 1 for update skip locked")
                .map((row, context) -> new Place(row.getLong("edition"), row.getLong("after_pos")))
                .findOne();
        if (next.isEmpty()) {
            return Chunk.NOTHING_LEFT;
        }
        if (backlog(handle) > BACKLOG) {
            return Chunk.HELD;
        }
        Place place = next.get();
        if (place.afterPos() < 0) {
            // half of it may be new: what the planner knew is no longer so
            handle.execute("analyze organisation, organisation_position, directory_slot");
        }
        List<Organisation> states = states(handle, place);
        if (states.isEmpty()) {
            handle.execute("delete from directory_followup where edition = ?", place.edition());
            return Chunk.DONE;
        }
        outbox.append(otherCodes.told(states));
        search.follow(states.stream().map(Organisation::code).toList());
        handle.execute(
                "update directory_followup set after_pos = ? where edition = ?",
                states.get(states.size() - 1).pos(),
                place.edition());
        return Chunk.DONE;
    }

    private static List<Organisation> states(Handle handle, Place place) {
        return handle.createQuery(
                        "select * from organisation where edition = ? and pos > ? order by pos limit " + CHUNK)
                .bind(0, place.edition())
                .bind(1, place.afterPos())
                .map(Organisation::read)
                .list();
    }

    private static int backlog(Handle handle) {
        return handle.createQuery("select count(*) from (select 1 from outbox limit ?) waiting")
                .bind(0, BACKLOG + 1)
                .mapTo(Integer.class)
                .one();
    }
}
