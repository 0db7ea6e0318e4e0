package org.muster.expert.opinion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.muster.platform.events.Events;

import io.smallrye.common.annotation.Blocking;

import static org.muster.platform.events.Events.on;

/** Hears what others did with opinions. */
@ApplicationScoped
class OpinionChannels {

    @Inject
    Events events;

    @Inject
    OpinionSteps steps;

    @Incoming("briefs")
    @Blocking
    void briefs(ConsumerRecord<String, byte[]> record) {
        events.handle(record, on(BriefIssued.class, steps::used));
    }

    @Incoming("instructions")
    @Blocking
    void instructions(ConsumerRecord<String, byte[]> record) {
        events.handle(
                record, on(InstructionRecorded.class, steps::instructed), on(InstructionClosed.class, steps::closed));
    }
}
