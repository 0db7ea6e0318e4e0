package org.muster.platform.audit;

import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@QuarkusTest
class AuditTest {

    @Inject
    AuditTrail audit;

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
}
