package org.muster.report.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.muster.platform.organisation.OrganisationFeed;

import io.smallrye.common.annotation.Blocking;

@ApplicationScoped
class OrganisationChannel {

    @Inject
    OrganisationFeed feed;

    @Incoming("organisations")
    @Blocking
    void organisations(ConsumerRecords<String, byte[]> records) {
        feed.take(records);
    }
}
