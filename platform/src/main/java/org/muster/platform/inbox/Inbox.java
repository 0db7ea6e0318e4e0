package org.muster.platform.inbox;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;

import io.quarkus.scheduler.Scheduled;

/** The idempotent consumer's guard: one row per handled event, written in the consumer's own transaction. */
@ApplicationScoped
public class Inbox {

    @Inject
    Jdbi jdbi;

    /** Longer than Kafka keeps an event, or one read again from the start would be taken for new. */
    @ConfigProperty(name = "muster.inbox.keep-days", defaultValue = "30")
    int keepDays;

    /** Whether the event is new here. Fails outside a transaction: the answer only holds if it commits with the effect. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean firstTime(UUID eventId) {
        return jdbi.withHandle(handle ->
                        handle.execute("insert into inbox (event_id) values (?) on conflict do nothing", eventId))
                == 1;
    }

    @Scheduled(cron = "0 17 3 * * ?")
    void forgetOld() {
        jdbi.useHandle(handle ->
                handle.execute("delete from inbox where received_at < now() - make_interval(days => ?)", keepDays));
    }
}
