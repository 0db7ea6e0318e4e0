package org.muster.platform.organisation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;
import org.muster.platform.events.CloudEvents;
import org.muster.platform.events.EventMetadata;
import org.muster.platform.events.MalformedEvent;
import org.muster.platform.events.Reads;
import org.muster.platform.problem.Unavailable;

/**
 * Fills a service's projection from the topic {@code organisations}, a poll's records at a time: forty thousand
 * townships arrive in seconds. A service that wants it adds a channel method that calls {@link #take}. No inbox is
 * needed, because a state carries its edition and an older one changes nothing.
 */
@ApplicationScoped
public class OrganisationFeed {

    private static final Logger LOG = Logger.getLogger(OrganisationFeed.class);
    private static final String TYPE =
            OrganisationChanged.class.getAnnotation(Reads.class).value();

    @Inject
    TreeWriter tree;

    /** Blocking. Malformed records are logged and passed over: one broken state must not hold up the whole tree. */
    public void take(ConsumerRecords<String, byte[]> records) {
        List<Organisation> states = new ArrayList<>(records.count());
        Map<String, List<OrganisationAlias>> aliases = new HashMap<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                EventMetadata metadata = CloudEvents.metadata(record);
                if (metadata.type().equals(TYPE) && record.value() != null) {
                    OrganisationChanged event = CloudEvents.JSON.readValue(record.value(), OrganisationChanged.class);
                    states.add(state(event));
                    if (event.aliases() != null) {
                        aliases.put(event.code(), event.aliases());
                    }
                }
            } catch (MalformedEvent | IOException e) {
                LOG.errorf(
                        "Organisation %s at offset %d is unreadable and passed over: %s",
                        record.key(), record.offset(), e.getMessage());
            }
        }
        Unavailable.outlast(
                () -> {
                    tree.apply(states);
                    tree.know(aliases);
                },
                () -> LOG.warnf("%d organisations wait for the database", states.size()));
    }

    private static Organisation state(OrganisationChanged event) {
        return new Organisation(
                event.code(),
                event.name(),
                event.kind(),
                event.divisionCode(),
                event.parent(),
                event.supervisors() == null ? List.of() : event.supervisors(),
                event.groups() == null ? List.of() : event.groups(),
                event.pos(),
                event.last(),
                event.depth(),
                event.edition(),
                event.validFrom(),
                event.validTo());
    }
}
