package org.muster.expert.standby;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.muster.platform.events.Events;

import io.smallrye.common.annotation.Blocking;

import static org.muster.platform.events.Events.on;

/** Hears what responses ask of the pools. */
@ApplicationScoped
class ResponseChannel {

    @Inject
    Events events;

    @Inject
    Standbys standbys;

    @Incoming("responses")
    @Blocking
    void responses(ConsumerRecord<String, byte[]> record) {
        events.handle(
                record,
                on(ResponseActivated.class, standbys::begin),
                on(ResponseLevelChanged.class, standbys::change),
                on(ResponseStoodDown.class, standbys::end));
    }
}
