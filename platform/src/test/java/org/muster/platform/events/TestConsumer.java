package org.muster.platform.events;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.muster.platform.organisation.OrganisationFeed;

import io.smallrye.common.annotation.Blocking;

/** Stands in for a service: takes opinions, and the tree. */
@ApplicationScoped
public class TestConsumer {

    @Reads("org.muster.opinion.given")
    public record OpinionGiven(String opinionId, String title) {}

    public final List<OpinionGiven> taken = new CopyOnWriteArrayList<>();

    /** Opinions that cannot be taken now, by id. */
    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    @Inject
    Events events;

    @Inject
    OrganisationFeed feed;

    @Incoming("opinions")
    @Blocking
    void opinions(ConsumerRecord<String, byte[]> record) {
        events.handle(record, Events.on(OpinionGiven.class, this::take));
    }

    private void take(OpinionGiven opinion) {
        if (refused.contains(opinion.opinionId())) {
            throw new IllegalStateException("the desk is closed");
        }
        taken.add(opinion);
    }

    @Incoming("organisations")
    @Blocking
    void organisations(ConsumerRecords<String, byte[]> records) {
        feed.take(records);
    }

    public void refuse(String opinionId) {
        refused.add(opinionId);
    }

    public void accept(String opinionId) {
        refused.remove(opinionId);
    }

    public List<String> titlesOf(String opinionId) {
        return taken.stream()
                .filter(opinion -> opinion.opinionId().equals(opinionId))
                .map(OpinionGiven::title)
                .toList();
    }
}
