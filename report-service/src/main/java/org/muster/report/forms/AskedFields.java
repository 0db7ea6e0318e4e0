package org.muster.report.forms;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.muster.platform.problem.ProblemException;

/** Guards against asking twice: what one active form of an organisation asks, no other form of it may ask. */
@ApplicationScoped
class AskedFields {

    @Inject
    Jdbi jdbi;

    /** Forms of one organisation are made and changed one after the other. */
    @Transactional(Transactional.TxType.MANDATORY)
    void lock(String organisation) {
        jdbi.useHandle(handle -> handle.execute("select pg_advisory_xact_lock(hashtextextended(?, 29))", organisation));
    }

    /**
     * Notes what the form asks from now on; the caller holds the {@link #lock}.
     *
     * @throws ProblemException 409 naming the form that asks it already
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void replace(ReportForm form, List<FormField> fields) {
        jdbi.useHandle(handle -> {
            forget(handle, form.id);
            for (FormField field : fields) {
                find(handle, form.organisation, field).ifPresent(other -> {
                    throw ProblemException.conflict("field-already-asked", field.key(), field.label(), other);
                });
            }
            PreparedBatch batch = handle.prepareBatch("insert into asked_field values (?, ?, ?, ?)");
            fields.forEach(field -> batch.add(form.organisation, field.key(), field.sameLabel(), form.id));
            batch.execute();
        });
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void forget(UUID form) {
        jdbi.useHandle(handle -> forget(handle, form));
    }

    private static void forget(Handle handle, UUID form) {
        handle.execute("delete from asked_field where form = ?", form);
    }

    private static Optional<String> find(Handle handle, String organisation, FormField field) {
        return handle.createQuery("""
                        select f.name from asked_field a join report_form f on f.id = a.form
                        where a.organisation = ? and a.key = ? and a.label = ?""")
                .bind(0, organisation)
                .bind(1, field.key())
                .bind(2, field.sameLabel())
                .mapTo(String.class)
                .findOne();
    }
}
