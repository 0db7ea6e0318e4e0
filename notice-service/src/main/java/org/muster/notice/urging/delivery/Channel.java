package org.muster.notice.urging.delivery;

import java.util.List;

/** A way to reach an organisation. Another way is another bean of this type, and a row of its name per urging. */
interface Channel {

    /** As it stands in the log. */
    String name();

    /** Whether this deployment can use it; what is meant for a closed channel waits a while and is then dropped. */
    boolean open();

    /** How many messages it takes at a time. */
    int batch();

    /** Tells the log of each message what became of it; what it does not tell is tried again later. */
    void send(List<Message> messages, DeliveryLog log);
}
