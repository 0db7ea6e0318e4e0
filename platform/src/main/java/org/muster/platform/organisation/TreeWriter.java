package org.muster.platform.organisation;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.muster.platform.events.CloudEvents;

import com.fasterxml.jackson.core.JsonProcessingException;

/** Writes states of organisations into this service's tree. Older and repeated states change nothing. */
@ApplicationScoped
public class TreeWriter {

    /** So many go to the database in one statement: enough to forget its cost, and never much memory. */
    private static final int AT_ONCE = 5000;

    @Inject
    Jdbi jdbi;

    /** In any order; of several states of one organisation the newest is kept. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void apply(List<Organisation> states) {
        jdbi.useHandle(handle -> {
            for (int from = 0; from < states.size(); from += AT_ONCE) {
                List<Organisation> part = states.subList(from, Math.min(states.size(), from + AT_ONCE));
                handle.createQuery("select organisation_apply_all(cast(:states as jsonb))")
                        .bind("states", json(part))
                        .mapTo(Long.class)
                        .one();
            }
        });
    }

    /** Codes organisations are known by besides their own; they are only ever added to. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void know(Map<String, List<OrganisationAlias>> aliases) {
        jdbi.useHandle(handle -> {
            PreparedBatch batch =
                    handle.prepareBatch("insert into organisation_alias (alias, code, name, change) values (?, ?, ?, ?)"
                            + " on conflict (alias) do update set code = excluded.code, name = excluded.name,"
                            + " change = excluded.change");
            aliases.forEach(
                    (code, known) -> known.forEach(each -> batch.add(each.alias(), code, each.name(), each.change())));
            if (batch.size() > 0) {
                batch.execute();
            }
        });
    }

    private static String json(List<Organisation> states) {
        try {
            return CloudEvents.JSON.writeValueAsString(states);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
