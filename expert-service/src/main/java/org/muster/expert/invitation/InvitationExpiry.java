package org.muster.expert.invitation;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import io.quarkus.scheduler.Scheduled;

/** Writes down that invitations have expired. An answer that comes too late is refused even before that. */
@ApplicationScoped
class InvitationExpiry {

    private static final Logger LOG = Logger.getLogger(InvitationExpiry.class);

    @Inject
    Invitations invitations;

    @Inject
    Clock clock;

    @Scheduled(every = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void expire() {
        int expired = invitations.expire(clock.instant());
        if (expired > 0) {
            LOG.infof("%d invitations expired unanswered; their experts may be invited anew", expired);
        }
    }
}
