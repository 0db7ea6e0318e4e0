package org.muster.report.counters;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.muster.platform.events.Events;
import org.muster.platform.events.MalformedEvent;

import io.smallrye.common.annotation.Blocking;

import static org.muster.platform.events.Events.on;

/** Moves the counters when other services tell what happened. Opinions are counted where they become brief material. */
@ApplicationScoped
class CounterChannels {

    @Inject
    Events events;

    @Inject
    DayCounters counters;

    @Incoming("notices")
    @Blocking
    void notices(ConsumerRecord<String, byte[]> record) {
        events.handle(record, on(NoticeIssued.class, this::count));
    }

    @Incoming("verdicts")
    @Blocking
    void verdicts(ConsumerRecord<String, byte[]> record) {
        events.handle(record, on(VerdictPublished.class, this::count));
    }

    private void count(NoticeIssued notice) {
        if (notice.issuer() == null || notice.issuedOn() == null) {
            throw new MalformedEvent("issuer and issuedOn are needed");
        }
        if (!notice.drill()) {
            counters.count(DayCounters.NOTICES_ISSUED, notice.issuer(), notice.issuedOn());
        }
    }

    private void count(VerdictPublished verdict) {
        if (verdict.organisation() == null || verdict.publishedAt() == null) {
            throw new MalformedEvent("organisation and publishedAt are needed");
        }
        counters.count(DayCounters.VERDICTS_PUBLISHED, verdict.organisation(), verdict.publishedAt());
    }
}
