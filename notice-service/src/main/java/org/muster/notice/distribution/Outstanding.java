package org.muster.notice.distribution;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.muster.notice.distribution.Oversight.Scope;
import org.muster.notice.distribution.Reached.Chain;
import org.muster.notice.distribution.Reached.Question;
import org.muster.notice.duty.DutyDesk;
import org.muster.notice.duty.DutyDesk.OnDuty;
import org.muster.platform.organisation.OrganisationKind;
import org.muster.platform.web.Page;

/**
 * Who has not come as far as a notice asks (未签收 and the like), those reached by forwards included. Nobody is asked
 * anything by what is no longer in force.
 */
@ApplicationScoped
class Outstanding {

    /**
     * One who keeps others waiting.
     *
     * @param via numbers of the documents that reached it
     * @param since when the first of them did
     * @param due by when the first of them wants a reply; null when none does by a day
     * @param late that day is over without a reply
     * @param onDuty whom to turn to until tomorrow morning; null when nobody is, or the caller may not know
     */
    record Organisation(
            String organisation,
            String name,
            OrganisationKind kind,
            State state,
            List<String> via,
            Instant since,
            LocalDate due,
            boolean late,
            OnDuty onDuty) {

        private Organisation with(OnDuty found) {
            return new Organisation(organisation, name, kind, state, via, since, due, late, found);
        }
    }

    record Row(Organisation organisation, long pos) {}

    private static final String SILENT = """
            ,
            asked as materialized (
                select c.*, c.holds and (c.way = 'to' or :copies) and (c.asks or not :asked)
                    and (cast(:document as uuid) is null or c.id = :document)
                    and (not :forwards or exists (
                        select 1 from forward_asked a where a.notice = c.id and a.organisation = c.code)) as counts
                from copy c),
            silent as (
                select code, pos, array_agg(distinct number order by number) filter (where counts) as via,
                    min(issued_at) filter (where counts) as since, min(due) filter (where counts) as due, bit_or(bits) as bits
                from asked group by code, pos
                having bool_or(counts) and bit_or(bits) & :bit = 0 and bit_or(bits) & 6 <> 4)
            select o.* from (
                select o.code, o.name, o.kind, o.pos, o.last, x.via, x.since, x.due, x.bits
                from silent x join organisation o on o.code = x.code where %s order by x.pos offset 0) o
            where %s order by o.pos limit :fetch""";

    @Inject
    Reached reached;

    @Inject
    DutyDesk duty;

    @Inject
    Clock clock;

    /** In the order of today's tree. @param document null for all */
    List<Row> of(Scope scope, Stage stage, UUID document, Page page) {
        List<Row> rows = rows(scope, stage, document, page);
        Map<String, OnDuty> onDuty = duty.tonight(
                rows.stream().map(row -> row.organisation().organisation()).toList());
        return rows.stream()
                .map(row -> new Row(
                        row.organisation().with(onDuty.get(row.organisation().organisation())), row.pos()))
                .toList();
    }

    private List<Row> rows(Scope scope, Stage stage, UUID document, Page page) {
        LocalDate today = LocalDate.now(clock);
        boolean forwards = stage == Stage.FORWARDED;
        Question question = new Question(
                forwards
                        ? SILENT.formatted(Keeping.CARRIES_NONE_ON, Keeping.NONE_BELOW_HAS_IT)
                        : SILENT.formatted("true", "true"),
                query -> query.bind("document", document)
                        .bind("copies", stage == Stage.OPENED)
                        .bind("asked", stage == Stage.REPLIED)
                        .bind("forwards", forwards && scope.notice().terms().forwardRequired())
                        .bind("bit", stage.bit()));
        return reached.page(
                new Chain(scope.notice().id(), scope.under()),
                question,
                page.afterLong(-1),
                page.fetch(),
                (row, context) -> new Row(organisation(row, today), row.getLong("pos")));
    }

    private static Organisation organisation(ResultSet row, LocalDate today) throws SQLException {
        State state = State.of(row.getInt("bits"));
        LocalDate due = row.getObject("due", LocalDate.class);
        boolean replied = (row.getInt("bits") & Stage.REPLIED.bit()) != 0;
        return new Organisation(
                row.getString("code"),
                row.getString("name"),
                OrganisationKind.valueOf(row.getString("kind")),
                state,
                Arrays.asList((String[]) row.getArray("via").getArray()),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                due,
                due != null && due.isBefore(today) && !replied,
                null);
    }
}
