package org.muster.expert.need;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.muster.platform.audit.AuditTrail;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/** Ends needs whose last day has passed with seats left: unfilled is a result of its own, not a closed need. */
@ApplicationScoped
class NeedDeadline {

    @Inject
    Needs needs;

    @Inject
    Event<NeedEnded> ended;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    @Scheduled(every = "10m", delayed = "20s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void endOverdue() {
        LocalDate today = LocalDate.now(clock);
        for (UUID id : needs.overdue(today)) {
            QuarkusTransaction.requiringNew().run(() -> end(id, today));
        }
    }

    private void end(UUID id, LocalDate today) {
        Need need = needs.lock(id);
        // another instance may have been faster, or the last seat was taken a moment ago
        if (need.state == Need.State.OPEN && need.endOn.isBefore(today)) {
            need.endUnfilled(clock.instant());
            ended.fire(new NeedEnded(id, false));
            audit.recordAutomatic("end-unfilled", "need", id, Map.of());
        }
    }
}
