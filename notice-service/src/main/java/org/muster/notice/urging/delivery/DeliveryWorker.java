package org.muster.notice.urging.delivery;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import io.quarkus.scheduler.Scheduled;

/** Sends what waits, channel by channel; one that is in trouble holds up no other. */
@ApplicationScoped
class DeliveryWorker {

    private static final Logger LOG = Logger.getLogger(DeliveryWorker.class);

    @Inject
    Instance<Channel> channels;

    @Inject
    DeliveryLog log;

    @Scheduled(
            every = "${muster.urging.delivery.check-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sendWaiting() {
        for (Channel channel : channels) {
            if (!channel.open()) {
                continue;
            }
            try {
                sendAll(channel);
            } catch (RuntimeException e) {
                LOG.errorf(e, "Urgings could not be sent on channel %s; they are tried again", channel.name());
            }
        }
    }

    private void sendAll(Channel channel) {
        List<Message> messages = log.take(channel.name(), channel.batch());
        while (!messages.isEmpty()) {
            channel.send(messages, log);
            messages = log.take(channel.name(), channel.batch());
        }
    }
}
