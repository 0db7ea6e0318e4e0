package org.muster.platform.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;

import io.quarkus.scheduler.Scheduled;

/** Forgets kept answers whose 24 hours are over. */
@ApplicationScoped
class IdempotencyExpiry {

    @Inject
    Jdbi jdbi;

    @Scheduled(cron = "0 41 * * * ?")
    void forgetExpired() {
        jdbi.useHandle(handle -> handle.execute("delete from idempotency where expires_at < now()"));
    }
}
