package org.muster.gateway.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;

/** Brings the table of sessions up to date and sweeps it. The database may come later than the gateway. */
@ApplicationScoped
public class SessionTable {

    private static final Logger LOG = Logger.getLogger(SessionTable.class);
    private static final long SWEEP_MILLIS = 10 * 60 * 1000;

    private final Flyway migrations;
    private final SessionStore store;
    private final Vertx vertx;
    private volatile boolean prepared;

    SessionTable(Flyway migrations, SessionStore store, Vertx vertx) {
        this.migrations = migrations;
        this.store = store;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent started) {
        prepare();
        vertx.setPeriodic(SWEEP_MILLIS, timer -> sweep());
    }

    public boolean prepared() {
        return prepared;
    }

    private void prepare() {
        vertx.executeBlocking(migrations::migrate, false)
                .onSuccess(done -> prepared = true)
                .onFailure(e -> {
                    String reason = String.valueOf(e.getMessage()).strip().split("\\R", 2)[0];
                    LOG.warnf("The database of sessions is not there yet, asking again: %s", reason);
                    vertx.setTimer(1000, timer -> prepare());
                });
    }

    private void sweep() {
        vertx.executeBlocking(store::deleteExpired, false)
                .onFailure(e -> LOG.warnf("Expired sessions stay until the next sweep: %s", e.getMessage()));
    }
}
