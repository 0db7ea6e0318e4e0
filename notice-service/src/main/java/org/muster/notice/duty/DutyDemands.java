package org.muster.notice.duty;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;
import org.muster.platform.organisation.Audiences;
import org.muster.platform.organisation.Selector;

/** Lets responses ask that organisations are on duty (值班) while they last. */
@ApplicationScoped
public class DutyDemands {

    @Inject
    Audiences audiences;

    @Inject
    Jdbi jdbi;

    /**
     * Call it in the transaction that activates the response. A drill's demand is remembered and counts nothing.
     *
     * @return how many organisations it is asked of
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public int open(UUID response, String organisation, boolean drill, List<Selector> to, Instant at) {
        Audiences.Audience audience = audiences.freeze(Map.of("to", to));
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into duty_demand (response, organisation, audience, drill, since)
                        values (:response, :organisation, :audience, :drill, :since)""")
                .bind("response", response)
                .bind("organisation", organisation)
                .bind("audience", audience.id())
                .bind("drill", drill)
                .bind("since", at)
                .execute());
        return audience.total();
    }

    /** The response is over; without a demand nothing happens. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void close(UUID response, Instant at) {
        jdbi.useHandle(handle ->
                handle.execute("update duty_demand set until = ? where response = ? and until is null", at, response));
    }
}
