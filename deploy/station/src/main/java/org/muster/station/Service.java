package org.muster.station;

import java.util.Arrays;
import java.util.stream.Stream;

/** The five processes of the platform itself. */
enum Service {
    NOTICE("notice-service", 8081, "notice"),
    EXPERT("expert-service", 8082, "expert"),
    OUTREACH("outreach-service", 8083, "outreach"),
    REPORT("report-service", 8084, "report"),
    GATEWAY("gateway", 8080, "gateway");

    private final String module;
    private final int port;
    private final String database;

    Service(String module, int port, String database) {
        this.module = module;
        this.port = port;
        this.database = database;
    }

    static Stream<Service> all() {
        return Arrays.stream(values());
    }

    String module() {
        return module;
    }

    int port() {
        return port;
    }

    /** Its database and the user who owns it. */
    String database() {
        return database;
    }
}
