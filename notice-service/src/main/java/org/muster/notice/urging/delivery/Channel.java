package org.muster.notice.urging.delivery;

import java.util.List;

/** A way to reach an organisation. Another way is another bean of this type; organisations choose it by its name. */
interface Channel {

    /** As it stands in addresses and in the log. */
    String name();

    /** Whether this deployment can use it; what is meant for a closed channel waits a while and is then dropped. */
    boolean open();

    /** Whether an organisation may want its urgings there; never on a channel that is not for choosing. */
    default boolean fits(String address) {
        return false;
    }

    /** How many messages it takes at a time. */
    int batch();

    /** Tells the log of each message what became of it; what it does not tell is tried again later. */
    void send(List<Message> messages, DeliveryLog log);
}
