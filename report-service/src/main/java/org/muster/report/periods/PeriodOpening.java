package org.muster.report.periods;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.muster.platform.organisation.Audiences;
import org.muster.platform.organisation.Audiences.Audience;
import org.muster.platform.organisation.Organisations;
import org.muster.platform.organisation.Selector;
import org.muster.platform.outbox.Outbox;
import org.muster.platform.problem.ProblemException;

/** Opens a period, whoever asks: a person, or a response day after day. */
@ApplicationScoped
public class PeriodOpening {

    @Inject
    Audiences audiences;

    @Inject
    Organisations organisations;

    @Inject
    PeriodTree tree;

    @Inject
    EntityManager entities;

    @Inject
    Jdbi jdbi;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    /** The period that asks the same already. Until the transaction ends, nobody else opens one of this form. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<ReportPeriod> existing(Asking asking) {
        UUID form = asking.form().formId();
        jdbi.useHandle(handle -> handle.execute("select pg_advisory_xact_lock(hashtextextended(?::text, 30))", form));
        return entities.createQuery(
                        "from ReportPeriod where form = ?1 and date = ?2 and organisation = ?3 and drill = ?4",
                        ReportPeriod.class)
                .setParameter(1, form)
                .setParameter(2, asking.date())
                .setParameter(3, asking.organisation())
                .setParameter(4, asking.drill())
                .getResultStream()
                .findFirst();
    }

    /**
     * @throws ProblemException 409 when the same is asked already, 422 when the selection is incomplete, selects nobody
     *     or reaches beyond the asking organisation
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public ReportPeriod open(Asking asking, String openedBy) {
        existing(asking).ifPresent(period -> {
            throw ProblemException.conflict("period-exists", asking.form().name(), period.date, period.id);
        });
        Audience audience = audiences.freeze(Map.of("to", asking.to()));
        asking.to().forEach(selector -> requireBelow(selector, asking.organisation()));
        ReportPeriod period = new ReportPeriod(asking, audience, openedBy, clock.instant());
        asking.form().use();
        entities.persist(period);
        entities.flush();
        tree.freeze(period, audience);
        writeCutoffs(period, asking.cutoffs());
        outbox.append(period.opened(audience));
        return period;
    }

    private void requireBelow(Selector selector, String organisation) {
        if (selector.supervisedBy() != null) {
            // they may stand anywhere
            throw ProblemException.forbidden("not-your-organisation", selector.supervisedBy());
        }
        String anchor = selector.organisation() == null ? selector.below() : selector.organisation();
        if (!organisations.isWithin(anchor, organisation)) {
            throw ProblemException.forbidden("not-your-organisation", anchor);
        }
    }

    private void writeCutoffs(ReportPeriod period, List<Cutoff> cutoffs) {
        jdbi.useHandle(handle -> {
            PreparedBatch batch =
                    handle.prepareBatch("insert into report_cutoff (period, tier, due_at) values (?, ?, ?)");
            batch.add(period.id, Cutoff.EVERY_OTHER, period.dueAt);
            cutoffs.forEach(cutoff -> batch.add(period.id, cutoff.tier(), cutoff.dueAt()));
            batch.execute();
        });
    }
}
