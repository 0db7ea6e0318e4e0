package org.muster.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Recipients who go on opening and signing a notice, a few hundred in a second, until closed. */
final class StreamingSignatures implements AutoCloseable {

    private static final long PAUSE = 4_000_000;

    private final Thread thread;
    private volatile boolean stopped;
    private volatile int signed;

    StreamingSignatures(String notice, List<String[]> silent) {
        thread = new Thread(() -> sign(UUID.fromString(notice), silent), "signatures");
        thread.start();
    }

    private void sign(UUID notice, List<String[]> silent) {
        try (Connection connection = Database.open();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into receipt (notice, pos, step, act, organisation, at, person, name)
                        values (?, ?, 1, 'OPENED', ?, now(), 'p', '收发员'), (?, ?, 2, 'SIGNED', ?, now(), 'p', '收发员')""")) {
            for (String[] organisation : silent) {
                if (stopped) {
                    return;
                }
                for (int i = 0; i < 6; i += 3) {
                    insert.setObject(i + 1, notice);
                    insert.setLong(i + 2, Long.parseLong(organisation[1]));
                    insert.setString(i + 3, organisation[0]);
                }
                insert.executeUpdate();
                signed++;
                LockSupport.parkNanos(PAUSE);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        thread.join();
        System.out.printf("  %d signatures came in meanwhile%n", signed);
    }
}
