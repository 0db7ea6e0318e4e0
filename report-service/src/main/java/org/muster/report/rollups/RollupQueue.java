package org.muster.report.rollups;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;
import org.muster.report.periods.Place;
import org.muster.report.periods.ReportPeriod;

/** Notes what has to be summed again, in the transaction of the change. */
@ApplicationScoped
public class RollupQueue {

    @Inject
    Jdbi jdbi;

    @Transactional(Transactional.TxType.MANDATORY)
    public void changed(ReportPeriod period, Place place) {
        jdbi.useHandle(handle ->
                handle.execute("insert into rollup_dirty (period, pos) values (?, ?)", period.id(), place.summedAt()));
    }
}
