package org.muster.platform.audit;

import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@QuarkusTest
class AuditTest {

    @Inject
    AuditTrail audit;

    @Inject
    AuditChain chain;

    @Inject
    Jdbi jdbi;

    @Test
    void leavesNoTraceOfWhatRolledBack() {
        String id = UUID.randomUUID().toString();
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    audit.recordAutomatic("close", "period", id, Map.of());
                    throw new IllegalStateException("undone");
                }))
                .hasMessageContaining("undone");
        assertThat(lines(id)).isZero();
    }

    @Test
    void refusesToChangeOrRemoveALine() {
        String id = record();
        assertThatThrownBy(() -> jdbi.useHandle(handle -> handle.execute("delete from audit where object_id = ?", id)))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> jdbi.useHandle(
                        handle -> handle.execute("update audit set subject = 'nobody' where object_id = ?", id)))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> jdbi.useHandle(handle -> handle.execute("truncate audit")))
                .hasMessageContaining("append-only");
        assertThat(lines(id)).isOne();
    }

    @Test
    void noticesALineThatWasAlteredBehindItsBack() throws Exception {
        String id = record();
        record();
        await().until(this::allSealed);
        assertThat(chain.firstBroken()).isEmpty();

        tamper("update audit set subject = 'nobody' where object_id = '" + id + "'");
        assertThat(chain.firstBroken()).isPresent();
        tamper("update audit set subject = 'system' where object_id = '" + id + "'");
        assertThat(chain.firstBroken()).as("put right again").isEmpty();
    }

    private boolean allSealed() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from audit where seq is null")
                        .mapTo(Long.class)
                        .one())
                == 0;
    }

    private String record() {
        String id = UUID.randomUUID().toString();
        QuarkusTransaction.requiringNew()
                .run(() -> audit.recordAutomatic("open", "period", id, Map.of("date", "2020-02-09")));
        return id;
    }

    private long lines(String id) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from audit where object_id = ?")
                .bind(0, id)
                .mapTo(Long.class)
                .one());
    }

    /** As somebody could who owns the table. */
    private static void tamper(String sql) throws Exception {
        try (Connection connection = TreeFixture.open();
                Statement statement = connection.createStatement()) {
            statement.execute("alter table audit disable trigger audit_append_only");
            statement.execute(sql);
            statement.execute("alter table audit enable trigger audit_append_only");
        }
    }
}
