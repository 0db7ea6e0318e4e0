package org.muster.report.briefs;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.muster.platform.events.Events;
import org.muster.platform.events.MalformedEvent;
import org.muster.report.counters.DayCounters;

import io.smallrye.common.annotation.Blocking;

import static org.muster.platform.events.Events.on;

/** Takes opinions in as material and counts them: one channel for both, because the inbox lets an event in once. */
@ApplicationScoped
class OpinionChannel {

    @Inject
    Events events;

    @Inject
    EntityManager entities;

    @Inject
    DayCounters counters;

    @Inject
    Clock clock;

    @Incoming("opinions")
    @Blocking
    void opinions(ConsumerRecord<String, byte[]> record) {
        events.handle(record, on(OpinionGiven.class, this::take));
    }

    private void take(OpinionGiven opinion) {
        if (!opinion.isComplete()) {
            throw new MalformedEvent("every field of an opinion is needed");
        }
        if (entities.find(BriefItem.class, opinion.opinionId()) != null) {
            return;
        }
        entities.persist(new BriefItem(opinion, clock.instant()));
        counters.count(DayCounters.OPINIONS_GIVEN, opinion.organisation(), opinion.givenAt());
    }
}
