package org.muster.notice.duty;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;
import org.muster.platform.audit.AuditTrail;

import io.quarkus.scheduler.Scheduled;

/** Erases contact data when the time is over for which it was given. */
@ApplicationScoped
class ContactRetention {

    @Inject
    Jdbi jdbi;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    @Scheduled(cron = "0 17 3 * * ?", timeZone = "Asia/Shanghai")
    @Transactional
    void erase() {
        jdbi.withHandle(handle -> handle.createQuery("""
                        update duty_person set phone = null, email = null, user_name = null, version = version + 1
                        where keep_until < :today and (phone is not null or email is not null or user_name is not null)
                        returning id""")
                        .bind("today", LocalDate.now(clock))
                        .mapTo(UUID.class)
                        .list())
                .forEach(id -> audit.recordAutomatic("erase-contact", "duty-person", id, Map.of()));
    }
}
