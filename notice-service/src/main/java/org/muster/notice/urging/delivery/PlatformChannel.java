package org.muster.notice.urging.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.muster.platform.outbox.Outbox;

/** The platform itself: the urging stands in the organisation's list, and whoever watches live is told to look. */
@ApplicationScoped
class PlatformChannel implements Channel {

    private record Same(UUID subject, String kind, String what, boolean drill, Instant at) {}

    @Inject
    Outbox outbox;

    @Override
    public String name() {
        return "PLATFORM";
    }

    @Override
    public boolean open() {
        return true;
    }

    @Override
    public int batch() {
        return 500;
    }

    /** One event for all that were urged about the same at the same moment. */
    @Override
    @Transactional
    public void send(List<Message> messages, DeliveryLog log) {
        Collection<List<Message>> same = messages.stream()
                .collect(Collectors.groupingBy(
                        each -> new Same(each.subject(), each.kind(), each.what(), each.drill(), each.deliveredAt())))
                .values();
        List<UrgingDelivered> events = new ArrayList<>();
        for (List<Message> group : same) {
            Message first = group.get(0);
            events.add(new UrgingDelivered(
                    first.subject(),
                    first.kind(),
                    group.stream().map(Message::organisation).distinct().toList(),
                    first.what(),
                    first.drill(),
                    first.deliveredAt()));
        }
        outbox.append(events);
        log.sent(messages, null);
    }
}
