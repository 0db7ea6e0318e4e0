package org.muster.report.briefs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;

/**
 * Gives out issue numbers, per organisation, series and year without gaps: a series begins anew each January, as such
 * briefs are cited by year and issue. Whoever asks next waits until the number before is used or given back.
 */
@ApplicationScoped
class BriefSeries {

    @Inject
    Jdbi jdbi;

    @Transactional(Transactional.TxType.MANDATORY)
    int next(String organisation, String series, int year) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        insert into brief_series (organisation, series, year, last) values (?, ?, ?, 1)
                            on conflict (organisation, series, year) do update set last = brief_series.last + 1
                            returning last""")
                .bind(0, organisation)
                .bind(1, series)
                .bind(2, year)
                .mapTo(Integer.class)
                .one());
    }
}
