package org.muster.expert.matching;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.muster.expert.need.Need;
import org.muster.expert.profile.Grade;

/**
 * Separates those who may be proposed from those who may not. One statement knows the obstacles; the candidates are
 * those without any, the excluded those with at least one, so nobody falls between the two lists.
 */
@ApplicationScoped
class CandidateQuery {

    /** For the experts of the viewer's pools. Only obstacles are decided here, what speaks for somebody is scored later. */
    private static final String EXPERTS = """
            with related as (
                select d.code from discipline d
                where d.lineage[1] in (select left(code, 3) from unnest(:disciplines) code)),
            x as (
                select e.*, fields.main, fields.secondary, coalesce(fields.related, false) as related,
                    case when e.available is null then null else
                        (select coalesce(sum(upper(r) - lower(r)), 0)
                            from unnest(e.available * datemultirange(daterange(:from, :to, '[]'))) r) end::int as free_days,
                    s.choice, s.note,
                    array_remove(array [
                        case when not coalesce(fields.related, false) then 'other-field' end,
                        case when e.status = 'LAPSED' then 'lapsed' end,
                        case when e.consent_until is null then 'no-consent' end,
                        case when e.consent_until < greatest(:to, :today) then 'consent-ends' end,
                        case when e.available is not null and not e.available && daterange(:from, :to, '[]')
                            then 'not-available' end,
                        case when not :onSite and e.remote is false
                                and left(e.division_code, 4) is distinct from left(:division, 4) then 'not-remote' end,
                        case when busy.until is not null then 'engaged' end,
                        case when i.state in ('INVITED', 'COUNTER_PROPOSED') then 'invited' end,
                        case when i.state = 'ACCEPTED' then 'accepted' end,
                        case when i.state = 'DECLINED' then 'declined' end,
                        case when s.choice = 'UNSUITABLE' then 'unsuitable' end], null) as obstacles,
                    busy.until as busy_until
                from expert e
                    join organisation o on o.code = e.pool
                    join organisation me on me.code = :viewer and o.pos between me.pos and me.last
                    left join lateral (
                        select max(ed.discipline) filter (where ed.main) as main,
                            coalesce(array_agg(ed.discipline order by ed.discipline) filter (where not ed.main), '{}') as secondary,
                            bool_or(ed.discipline in (select code from related)) as related
                        from expert_discipline ed where ed.expert = e.id) fields on true
                    left join lateral (
                        select max(upper(g.during) - 1) as until from engagement g
                        where g.expert = e.id and g.state = 'ACTIVE' and g.need <> :need
                            and g.during && daterange(:from, :to, '[]')) busy on true
                    left join lateral (
                        select iv.state from invitation iv where iv.expert = e.id and iv.need = :need
                        order by iv.id desc limit 1) i on true
                    left join shortlist s on s.need = :need and s.expert = e.id
            """;

    @Inject
    Jdbi jdbi;

    /** An expert who is not proposed. @param obstacles codes of the reasons, at least one */
    record Excluded(UUID id, String name, String pool, boolean related, List<String> obstacles, LocalDate busyUntil) {}

    /** The best of all experts without an obstacle, best first. Every one is scored, only the best are kept in memory. */
    @Transactional(Transactional.TxType.MANDATORY) // rows only come in portions inside a transaction
    List<Candidate> best(String viewer, Need need, LocalDate today, int limit) {
        Wanted wanted = Wanted.by(need);
        PriorityQueue<Candidate> best = new PriorityQueue<>(Candidate.BEST_FIRST.reversed());
        jdbi.useHandle(handle -> {
            // the subselect lets the index on disciplines choose; the rest is looked at for those only
            Query query = bind(
                    handle.createQuery(EXPERTS + " where e.id in (select expert from expert_discipline"
                            + " where discipline in (select code from related))) select * from x"
                            + " where cardinality(obstacles) = 0"),
                    viewer,
                    need,
                    today);
            try (Stream<Facts> experts = query.setFetchSize(500).map(CandidateQuery::facts).stream()) {
                experts.forEach(expert -> {
                    best.add(new Candidate(expert, Score.of(expert, wanted, today)));
                    if (best.size() > limit) {
                        best.poll();
                    }
                });
            }
        });
        List<Candidate> list = new ArrayList<>(best);
        list.sort(Candidate.BEST_FIRST);
        return list;
    }

    /**
     * Those with an obstacle, experts of the field first, from after the given one.
     *
     * @param words part of a name, null for all
     */
    List<Excluded> excluded(String viewer, Need need, LocalDate today, String words, String after, int limit) {
        return jdbi.withHandle(handle -> bind(
                        handle.createQuery(EXPERTS + ") select * from x where cardinality(obstacles) > 0"
                                + " and (:words::text is null or position(:words in name) > 0)"
                                + " and (:after::text is null or (not related)::int || ':' || id > :after)"
                                + " order by (not related)::int || ':' || id limit :limit"),
                        viewer,
                        need,
                        today)
                .bind("words", words)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> new Excluded(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("pool"),
                        row.getBoolean("related"),
                        List.of((String[]) row.getArray("obstacles").getArray()),
                        row.getObject("busy_until", LocalDate.class)))
                .list());
    }

    private static Query bind(Query query, String viewer, Need need, LocalDate today) {
        return query.bind("viewer", viewer)
                .bind("need", need.id())
                .bindArray("disciplines", String.class, need.disciplines())
                .bind("division", need.divisionCode())
                .bind("onSite", need.onSite())
                .bind("from", need.startOn())
                .bind("to", need.endOn())
                .bind("today", today);
    }

    private static Facts facts(ResultSet row, StatementContext context) throws SQLException {
        String grade = row.getString("grade");
        String choice = row.getString("choice");
        return new Facts(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("pool"),
                row.getString("employer"),
                row.getString("main"),
                List.of((String[]) row.getArray("secondary").getArray()),
                row.getString("division_code"),
                row.getObject("remote", Boolean.class),
                grade == null ? null : Grade.valueOf(grade),
                row.getObject("free_days", Integer.class),
                row.getObject("last_contact_on", LocalDate.class),
                choice == null ? null : Shortlist.Choice.valueOf(choice),
                row.getString("note"),
                row.getBoolean("synthetic"),
                List.of((String[]) row.getArray("missing").getArray()));
    }
}
