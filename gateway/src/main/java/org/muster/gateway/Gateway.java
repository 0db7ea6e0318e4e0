package org.muster.gateway;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import sun.misc.Signal;

/** Starts the gateway (网关). */
@QuarkusMain
public final class Gateway {

    public static void main(String[] args) {
        // the edge reads addresses more strictly than java.net.URI and explains what is wrong; Quarkus would say 400
        // only
        System.setProperty("vertx.disableURIValidation", "true");
        // whoever asks it to stop gets a process that ended well, and not Java's 143
        Signal.handle(new Signal("TERM"), asked -> Quarkus.asyncExit(0));
        Quarkus.run(args);
    }
}
