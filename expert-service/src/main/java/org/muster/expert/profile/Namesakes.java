package org.muster.expert.profile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;

/** Suspects that two profiles of one pool are the same person: the same name and not two different employers. */
@ApplicationScoped
class Namesakes {

    @Inject
    Jdbi jdbi;

    /** For each of the profiles that has namesakes, the oldest of them. */
    Map<UUID, UUID> of(List<UUID> profiles) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select e.id, min(o.id::text)::uuid as other from expert e
                            join expert o on o.pool = e.pool and o.name = e.name and o.id <> e.id
                                and (o.employer is null or e.employer is null or o.employer = e.employer)
                        where e.id = any(:ids) group by e.id""")
                .bindArray("ids", UUID.class, profiles)
                .reduceRows(new HashMap<>(), (found, row) -> {
                    found.put(row.getColumn("id", UUID.class), row.getColumn("other", UUID.class));
                    return found;
                }));
    }
}
