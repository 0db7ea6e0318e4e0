package org.muster.platform.organisation;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes states of organisations into this service's tree. Older and repeated states change nothing. */
@ApplicationScoped
public class TreeWriter {

    @Inject
    Jdbi jdbi;

    /** States of one organisation must come in their order. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void apply(List<Organisation> states) {
        jdbi.useHandle(handle -> {
            PreparedBatch batch =
                    handle.prepareBatch("select organisation_apply(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
            for (Organisation state : states) {
                batch.bind(0, state.code())
                        .bind(1, state.name())
                        .bind(2, state.kind().name())
                        .bind(3, state.divisionCode())
                        .bind(4, state.parent())
                        .bindByType(5, state.supervisors().toArray(String[]::new), String[].class)
                        .bindByType(6, state.groups().toArray(String[]::new), String[].class)
                        .bind(7, state.pos())
                        .bind(8, state.last())
                        .bind(9, state.depth())
                        .bind(10, state.edition())
                        .bind(11, state.validFrom())
                        .bind(12, state.validTo())
                        .add();
            }
            batch.execute();
        });
    }
}
