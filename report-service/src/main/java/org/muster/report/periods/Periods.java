package org.muster.report.periods;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;

/** Finds periods and the places organisations have in them. */
@ApplicationScoped
public class Periods {

    /** Which periods a list shows; null shows all. */
    record Wanted(LocalDate date, UUID form, UUID response) {}

    @Inject
    EntityManager entities;

    @Inject
    Jdbi jdbi;

    @Inject
    CurrentUser user;

    /**
     * A period that the caller's organisation asks or that is asked above or below it.
     *
     * @throws ProblemException 404, as if there were none, for a sibling's period
     */
    public ReportPeriod visible(UUID id) {
        ReportPeriod period = entities.find(ReportPeriod.class, id);
        if (period == null || !related(period.organisation, user.organisation())) {
            throw ProblemException.notFound("report-period", id);
        }
        return period;
    }

    /** The place an organisation has in the period; empty when it was not in the asking organisation's tree then. */
    public Optional<Place> place(ReportPeriod period, String organisation) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select p.code, p.pos, p.last, audience_has(a.id, 'to', p) as expected,
                            exists (select 1 from period_node n where n.period = t.id and n.pos = p.pos) as node,
                            case when p.pos = top.pos then null else
                                (select up.pos from organisation_position up
                                 where up.pos < p.pos and up.last >= p.last and up.depth = p.depth - 1 and up.pos >= top.pos
                                    and up.since <= a.edition and (up.until is null or up.until > a.edition)
                                 order by up.pos desc limit 1) end as parent,
                            (select c.due_at from report_cutoff c
                             where c.period = t.id and c.tier in (p.depth - top.depth, -1) order by c.tier desc limit 1) as due
                        from report_period t
                            join audience a on a.id = t.audience
                            join period_node top on top.period = t.id and top.parent_pos is null
                            join organisation_position p on p.pos between top.pos and top.last
                                and p.since <= a.edition and (p.until is null or p.until > a.edition)
                        where t.id = :period and p.code = :organisation""")
                .bind("period", period.id)
                .bind("organisation", organisation)
                .map((row, context) -> new Place(
                        row.getString("code"),
                        row.getLong("pos"),
                        row.getLong("last"),
                        row.getObject("parent", Long.class),
                        row.getBoolean("expected"),
                        row.getBoolean("node"),
                        row.getTimestamp("due").toInstant()))
                .findOne());
    }

    /** Held by whoever submits, so that the cut-off is drawn between submissions and not through one. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void submitting(ReportPeriod period) {
        jdbi.useHandle(handle ->
                handle.execute("select pg_advisory_xact_lock_shared(hashtextextended(?::text, 31))", period.id));
    }

    /** Newest first: those the organisation asks, and those asked above and below it. */
    List<ReportPeriod> visibleTo(String organisation, Wanted wanted, UUID before, int limit) {
        List<UUID> ids = jdbi.withHandle(handle -> handle.createQuery("""
                        select t.id from organisation me
                            join organisation o on me.pos between o.pos and o.last or o.pos between me.pos and me.last
                            join report_period t on t.organisation = o.code
                        where me.code = :organisation and (:before::uuid is null or t.id < :before)
                            and (:date::date is null or t.date = :date) and (:form::uuid is null or t.form = :form)
                            and (:response::uuid is null or t.response = :response)
                        order by t.id desc limit :limit""")
                .bind("organisation", organisation)
                .bindByType("before", before, UUID.class)
                .bindByType("date", wanted.date(), LocalDate.class)
                .bindByType("form", wanted.form(), UUID.class)
                .bindByType("response", wanted.response(), UUID.class)
                .bind("limit", limit)
                .mapTo(UUID.class)
                .list());
        return entities.createQuery("from ReportPeriod where id in ?1 order by id desc", ReportPeriod.class)
                .setParameter(1, ids)
                .getResultList();
    }

    List<Cutoff> cutoffs(ReportPeriod period) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select tier, due_at from report_cutoff where period = ? and tier >= 0 order by tier")
                .bind(0, period.id)
                .map((row, context) ->
                        new Cutoff(row.getInt(1), row.getTimestamp(2).toInstant()))
                .list());
    }

    private boolean related(String one, String other) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select exists (select 1 from organisation o, organisation a where o.code = ? and a.code = ?
                            and (o.pos between a.pos and a.last or a.pos between o.pos and o.last))""")
                .bind(0, one)
                .bind(1, other)
                .mapTo(Boolean.class)
                .one());
    }
}
