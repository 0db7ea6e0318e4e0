package org.muster.notice.urging.delivery;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;

/** A further channel, as a deployment might add one. */
@ApplicationScoped
class PagerChannel implements Channel {

    private final List<String> paged = new CopyOnWriteArrayList<>();

    List<String> paged() {
        return paged;
    }

    @Override
    public String name() {
        return "PAGER";
    }

    @Override
    public boolean open() {
        return true;
    }

    @Override
    public boolean fits(String address) {
        return address.matches("[0-9]{5}");
    }

    @Override
    public int batch() {
        return 10;
    }

    @Override
    public void send(List<Message> messages, DeliveryLog log) {
        messages.forEach(message -> paged.add(message.address() + " " + message.what()));
        log.sent(messages, null);
    }
}
