package org.muster.outreach.rumours;

import java.time.Clock;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;

import io.quarkus.scheduler.Scheduled;

/** Forgets what has served its purpose: contacts whose time is over, and who asked, with the contacts' time. */
@ApplicationScoped
class RumourExpiry {

    @Inject
    Jdbi jdbi;

    @Inject
    RumourConfig config;

    @Inject
    Clock clock;

    @Scheduled(cron = "0 23 * * * ?")
    void forget() {
        Instant now = Instant.now(clock);
        jdbi.useHandle(handle -> {
            handle.execute("delete from rumour_contact where expires_at <= ?", now);
            handle.execute("delete from rumour_ask where asked_at <= ?", now.minus(config.contactKeptFor()));
        });
    }
}
