package org.muster.report.schedules;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.muster.platform.events.EventMetadata;
import org.muster.platform.events.Events;
import org.muster.platform.events.MalformedEvent;

import io.smallrye.common.annotation.Blocking;

import static org.muster.platform.events.Events.on;

/** Starts and ends schedules as responses do. */
@ApplicationScoped
class ResponseChannel {

    @Inject
    Events events;

    @Inject
    DailySchedules schedules;

    @Incoming("responses")
    @Blocking
    void responses(ConsumerRecord<String, byte[]> record) {
        events.handle(
                record,
                on(ResponseActivated.class, this::start),
                on(ResponseLevelChanged.class, this::change),
                on(ResponseStoodDown.class, this::end));
    }

    private void start(ResponseActivated response, EventMetadata metadata) {
        if (!response.asksForReports()) {
            return;
        }
        if (!response.isComplete()) {
            throw new MalformedEvent("responseId, organisation, startedOn, form, to and dueAt are needed");
        }
        schedules.start(response, metadata.time());
    }

    /** The new level's report takes the place of the old one's from the next day on that is not asked yet. */
    private void change(ResponseLevelChanged change) {
        if (!change.isComplete()) {
            throw new MalformedEvent(
                    "responseId and changedAt are needed, and of a report organisation, form, to and dueAt");
        }
        if (change.asksForReports()) {
            schedules.change(change);
        } else {
            schedules.end(change.responseId(), change.changedAt(), DailySchedules.LEVEL_CHANGED);
        }
    }

    private void end(ResponseStoodDown end) {
        if (end.responseId() == null || end.stoodDownAt() == null) {
            throw new MalformedEvent("responseId and stoodDownAt are needed");
        }
        schedules.end(end.responseId(), end.stoodDownAt(), "STOOD_DOWN");
    }
}
