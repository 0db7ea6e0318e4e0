package org.muster.notice.webhook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.muster.notice.webhook.Subscribers.Subscriber;
import org.muster.platform.events.CloudEvents;
import org.muster.platform.events.EventMetadata;
import org.muster.platform.events.MalformedEvent;
import org.muster.platform.problem.Unavailable;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.smallrye.reactive.messaging.annotations.Blocking;

/**
 * Fills the queue from the topics this service itself writes, a poll's records at a time. The key (webhook, event) is the
 * inbox guard: what is read twice is queued once. A malformed record is logged and passed over.
 */
@ApplicationScoped
class WebhookFeed {

    private static final Logger LOG = Logger.getLogger(WebhookFeed.class);

    private record Received(EventMetadata metadata, Told told, ObjectNode data) {}

    @Inject
    Subscribers subscribers;

    @Inject
    WebhookQueue queue;

    @Inject
    ProgressWatch progress;

    @Incoming("outward-notices")
    @Blocking
    void notices(ConsumerRecords<String, byte[]> records) {
        take(records);
    }

    @Incoming("outward-tasks")
    @Blocking
    void tasks(ConsumerRecords<String, byte[]> records) {
        take(records);
    }

    @Incoming("outward-responses")
    @Blocking
    void responses(ConsumerRecords<String, byte[]> records) {
        take(records);
    }

    @Incoming("outward-urgings")
    @Blocking
    void urgings(ConsumerRecords<String, byte[]> records) {
        take(records);
    }

    private void take(ConsumerRecords<String, byte[]> records) {
        List<Received> received = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                EventMetadata metadata = CloudEvents.metadata(record);
                Class<? extends Told> type = Told.TYPES.get(metadata.type());
                if (type != null && record.value() != null) {
                    received.add(new Received(
                            metadata,
                            CloudEvents.JSON.readValue(record.value(), type),
                            CloudEvents.JSON.readValue(record.value(), ObjectNode.class)));
                }
            } catch (MalformedEvent | IOException e) {
                LOG.errorf(
                        "The event at offset %d of %s is unreadable and told to no subscriber: %s",
                        record.offset(), record.topic(), e.getMessage());
            }
        }
        received.forEach(each -> progress.heard(each.told()));
        Unavailable.outlast(
                () -> queue(received),
                () -> LOG.warnf("%d events for subscribers wait for the database", received.size()));
    }

    private void queue(List<Received> received) {
        Set<String> wanted = subscribers.wanted();
        for (Received each : received) {
            if (wanted.contains(each.metadata().type())) {
                for (Subscriber subscriber : subscribers.of(each.told(), each.metadata())) {
                    queue.add(subscriber.webhook(), each.metadata(), shown(each, subscriber));
                }
            }
        }
    }

    private static ObjectNode shown(Received event, Subscriber subscriber) {
        if (!(event.told() instanceof Told.UrgingDelivered)) {
            return event.data();
        }
        ObjectNode narrowed = event.data().deepCopy();
        narrowed.putArray("organisations");
        subscriber.seen().stream().sorted().forEach(narrowed.withArray("organisations")::add);
        return narrowed;
    }
}
