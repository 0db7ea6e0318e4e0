package org.muster.notice.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.muster.platform.organisation.Organisation;
import org.muster.platform.organisation.OrganisationKind;
import org.muster.platform.problem.ProblemException;

/** What organisations were before (历史沿革): names, kinds, division codes and parents, each for its time. */
@ApplicationScoped
class PastStates {

    /** @param to the first day of what followed; null for what counts today */
    record State(
            LocalDate from,
            LocalDate to,
            String name,
            OrganisationKind kind,
            String divisionCode,
            String parent,
            List<String> supervisors,
            List<String> groups) {

        boolean covers(LocalDate day) {
            return !day.isBefore(from) && (to == null || day.isBefore(to));
        }
    }

    /** Another code of an organisation, and what is known about it. */
    record OtherCode(String code, String name, String change) {}

    @Inject
    Jdbi jdbi;

    /** Remembers what these are at present as what they were until that day. Call it before they change. */
    @Transactional(Transactional.TxType.MANDATORY)
    void keep(Collection<String> codes, long edition, LocalDate until) {
        if (codes.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into organisation_past (code, edition, valid_from, valid_to, name, kind, division_code,
                            parent, supervisors, groups)
                        select o.code, :edition, began.day, greatest(began.day, :until), o.name, o.kind,
                            o.division_code, o.parent, o.supervisors, o.groups
                        from organisation o cross join lateral (
                            select coalesce((select max(p.valid_to) from organisation_past p where p.code = o.code),
                                o.valid_from) as day) began
                        where o.code = any (:codes)""")
                .bind("edition", edition)
                .bind("until", until)
                .bindArray("codes", String.class, codes)
                .execute());
    }

    /** Since when it is what it is at present. */
    LocalDate since(Organisation organisation) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select max(valid_to) from organisation_past where code = ?")
                .bind(0, organisation.code())
                .map((row, context) -> {
                    LocalDate last = row.getObject(1, LocalDate.class);
                    return last == null ? organisation.validFrom() : last;
                })
                .one());
    }

    /** From its beginning to what it is at present or was at its end. States that lasted no day are left out. */
    List<State> of(Organisation organisation) {
        LocalDate since = since(organisation);
        List<State> states = jdbi.withHandle(handle -> handle.createQuery("""
                        select * from organisation_past where code = ? and valid_to > valid_from order by edition""")
                .bind(0, organisation.code())
                .map(PastStates::read)
                .list());
        if (organisation.validTo() == null || organisation.validTo().isAfter(since)) {
            states.add(new State(
                    since,
                    organisation.validTo(),
                    organisation.name(),
                    organisation.kind(),
                    organisation.divisionCode(),
                    organisation.parent(),
                    organisation.supervisors(),
                    organisation.groups()));
        }
        return states;
    }

    /** @throws ProblemException 404 when it did not exist on that day */
    State on(Organisation organisation, LocalDate day) {
        return of(organisation).stream()
                .filter(state -> state.covers(day))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        404,
                        "organisation-not-then",
                        organisation.code(),
                        organisation.validFrom(),
                        organisation.validTo() == null ? "…" : organisation.validTo()));
    }

    List<OtherCode> otherCodes(Organisation organisation) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select alias, name, change from organisation_alias where code = ? order by alias")
                .bind(0, organisation.code())
                .map((row, context) ->
                        new OtherCode(row.getString("alias"), row.getString("name"), row.getString("change")))
                .list());
    }

    private static State read(ResultSet row, StatementContext context) throws SQLException {
        return new State(
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                row.getString("name"),
                OrganisationKind.valueOf(row.getString("kind")),
                row.getString("division_code"),
                row.getString("parent"),
                List.of((String[]) row.getArray("supervisors").getArray()),
                List.of((String[]) row.getArray("groups").getArray()));
    }
}
