package org.muster.notice.distribution;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.muster.notice.duty.DutyDesk;
import org.muster.notice.duty.DutyDesk.OnDuty;
import org.muster.platform.organisation.OrganisationKind;

/**
 * Who holds each document of a chain up (卡在哪里): those it is addressed to that have signed no copy of the chain, and
 * those with organisations directly below of which none has it and that carried none on. A forward that is no longer in
 * force counts for nothing.
 */
@ApplicationScoped
class Sitting {

    /** So many of each document are named. */
    static final int NAMED = 5;

    /**
     * @param since when the document reached it
     * @param owes what it is waited for
     * @param onDuty whom to turn to until tomorrow morning; null when nobody is, or the caller may not know
     */
    record Unit(
            String organisation,
            String name,
            OrganisationKind kind,
            State state,
            Instant since,
            List<Stage> owes,
            OnDuty onDuty) {}

    /** How many of a document, and the first of both in tree order. */
    record Held(int unsigned, int notForwarded, List<Unit> first) {

        static final Held NOBODY = new Held(0, 0, List.of());
    }

    private record Row(UUID document, int unsigned, int notForwarded, Unit unit) {}

    /*
     * Organisations are looked up one by one: how many there are of a chain the planner cannot know, and reading all of the
     * tree instead takes longer than a county waits.
     */
    private static final String SITTING = "with recursive " + Reached.CLAUSES + """
            ,
            reached as materialized (
                select k.id as document, m.code
                from cascade k join audience_member m on m.audience = k.audience and m.way = 'to'
                where k.id = any (:documents) and not exists (select 1 from notice_ending e where e.notice = k.id)
                group by k.id, m.code),
            done as (
                select r.organisation as code, bit_or(
                    """ + Act.BIT
            + """
                    ) as bits from cascade k cross join lateral (select * from receipt r where r.notice = k.id offset 0) r
                group by r.organisation),
            asked as materialized (
                select x.document, o.*, coalesce(d.bits, 0) as bits
                from reached x left join done d on d.code = x.code
                    cross join lateral (select * from organisation o where o.code = x.code offset 0) o
                where coalesce(d.bits, 0) & 6 <> 4),
            keeping as materialized (select o.code from (
                select o.code, o.pos, o.last from asked o where %s offset 0) o where %s),
            sitting as (
                select a.document, a.code, a.name, a.kind, a.pos, a.bits, a.bits & 6 = 0 as unsigned,
                    a.code in (select code from keeping) as keeps
                from asked a),
            counted as (
                select s.*, row_number() over (partition by document order by pos) as place,
                    count(*) filter (where unsigned) over (partition by document) as all_unsigned,
                    count(*) filter (where keeps) over (partition by document) as all_keep
                from sitting s where unsigned or keeps)
            select c.*, k.issued_at from counted c join cascade k on k.id = c.document
            where place <= :named order by document, place""".formatted(Keeping.CARRIES_NONE_ON, Keeping.NONE_BELOW_HAS_IT);

    @Inject
    Jdbi jdbi;

    @Inject
    DutyDesk duty;

    /** Of these documents of the notice's chain, as far as somebody sits on them. */
    Map<UUID, Held> of(UUID notice, Collection<UUID> documents) {
        Map<UUID, Held> held = new HashMap<>();
        List<Row> rows = jdbi.withHandle(handle -> handle.createQuery(SITTING)
                .bind("notice", notice)
                .bindArray("documents", UUID.class, documents)
                .bind("named", NAMED)
                .map((row, context) -> new Row(
                        row.getObject("document", UUID.class),
                        row.getInt("all_unsigned"),
                        row.getInt("all_keep"),
                        unit(row)))
                .list());
        Map<String, OnDuty> onDuty = duty.tonight(codes(rows));
        rows.forEach(row -> held.computeIfAbsent(
                        row.document(), document -> new Held(row.unsigned(), row.notForwarded(), new ArrayList<>()))
                .first()
                .add(with(row.unit(), onDuty.get(row.unit().organisation()))));
        return held;
    }

    private static Collection<String> codes(List<Row> rows) {
        return rows.stream().map(row -> row.unit().organisation()).distinct().toList();
    }

    private static Unit with(Unit unit, OnDuty onDuty) {
        return new Unit(unit.organisation(), unit.name(), unit.kind(), unit.state(), unit.since(), unit.owes(), onDuty);
    }

    private static Unit unit(ResultSet row) throws SQLException {
        List<Stage> owes = new ArrayList<>();
        if (row.getBoolean("unsigned")) {
            owes.add(Stage.SIGNED);
        }
        if (row.getBoolean("keeps")) {
            owes.add(Stage.FORWARDED);
        }
        return new Unit(
                row.getString("code"),
                row.getString("name"),
                OrganisationKind.valueOf(row.getString("kind")),
                State.of(row.getInt("bits")),
                row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                owes,
                null);
    }
}
