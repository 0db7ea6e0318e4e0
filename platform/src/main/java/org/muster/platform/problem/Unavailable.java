package org.muster.platform.problem;

import java.sql.SQLException;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** Tells a database that is away for the moment from a database that says no. */
public final class Unavailable {

    private Unavailable() {}

    public static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isAway(sql)) {
                return true;
            }
            for (Throwable suppressed : cause.getSuppressed()) {
                if (suppressed instanceof SQLException sql && isAway(sql)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isAway(SQLException e) {
        String state = e.getSQLState();
        if (state == null) {
            // Agroal gives no state when it could not acquire a connection in time or the pool is closed
            String message = String.valueOf(e.getMessage());
            return message.contains("Acquisition timeout") || message.contains("closed") || message.contains("enlist");
        }
        // 08 connection, 57P0x shutdown or starting up, 53300 too many connections
        return state.startsWith("08") || state.startsWith("57P0") || state.equals("53300");
    }

    /** Does it in a transaction of its own, again and again until the database is back. Blocking, for consumers. */
    public static void outlast(Runnable work, Runnable whenAway) {
        while (true) {
            try {
                QuarkusTransaction.requiringNew().run(work);
                return;
            } catch (RuntimeException e) {
                if (!isCauseOf(e)) {
                    throw e;
                }
                whenAway.run();
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the database", e);
        }
    }
}
