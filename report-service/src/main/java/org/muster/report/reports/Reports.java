package org.muster.report.reports;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.Access;
import org.muster.report.periods.Periods;
import org.muster.report.periods.Place;
import org.muster.report.periods.ReportPeriod;

/** Opens the file of a unit's report, for looking or for changing. */
@ApplicationScoped
class Reports {

    @Inject
    Periods periods;

    @Inject
    Access access;

    @Inject
    EntityManager entities;

    @Inject
    Jdbi jdbi;

    /** @throws ProblemException 404 for a period of others, 403 outside the caller's organisation, 422 for one not asked */
    ReportFile open(UUID periodId, String organisation) {
        ReportPeriod period = periods.visible(periodId);
        access.requireWithin(organisation);
        Place place = periods.place(period, organisation)
                .orElseThrow(() -> ProblemException.unprocessable("not-asked", organisation))
                .requireAsked();
        return new ReportFile(period, place, versions(period, organisation));
    }

    /** Nobody else changes this report until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    ReportFile openForChange(UUID periodId, String organisation) {
        jdbi.useHandle(handle ->
                handle.execute("select pg_advisory_xact_lock(hashtextextended(?, 33))", periodId + "/" + organisation));
        return open(periodId, organisation);
    }

    /** The version that counts of the same form on the nearest earlier day of the week before. */
    Optional<Report> previous(ReportFile file) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                                select r.id from report_period today
                                    join report_period before on before.form = today.form
                                        and before.organisation = today.organisation and before.drill = today.drill
                                        and before.date < today.date and before.date >= today.date - 7
                                    join report r on r.period = before.id and r.organisation = :organisation
                                        and r.state in ('SUBMITTED', 'ACCEPTED')
                                where today.id = :period order by before.date desc limit 1""")
                        .bind("period", file.period().id())
                        .bind("organisation", file.place().organisation())
                        .mapTo(UUID.class)
                        .findOne())
                .map(id -> entities.find(Report.class, id));
    }

    private List<Report> versions(ReportPeriod period, String organisation) {
        return entities.createQuery(
                        "from Report where period = ?1 and organisation = ?2 order by version", Report.class)
                .setParameter(1, period)
                .setParameter(2, organisation)
                .getResultList();
    }
}
