package org.muster.gateway;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the gateway (网关). */
@QuarkusMain
public final class Gateway {

    public static void main(String[] args) {
        // the edge reads addresses more strictly than java.net.URI and explains what is wrong; Quarkus would say 400
        // only
        System.setProperty("vertx.disableURIValidation", "true");
        Quarkus.run(args);
    }
}
