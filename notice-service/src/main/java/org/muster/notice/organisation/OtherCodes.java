package org.muster.notice.organisation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.muster.platform.organisation.Organisation;
import org.muster.platform.organisation.OrganisationAlias;

/** Codes that organisations are known by besides their own (曾用代码), and so what the other services are told of them. */
@ApplicationScoped
class OtherCodes {

    @Inject
    Jdbi jdbi;

    Map<String, List<OrganisationAlias>> of(Collection<String> codes) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select * from organisation_alias where code = any(:codes) order by alias")
                .bindArray("codes", String.class, codes)
                .reduceResultSet(new HashMap<>(), (found, row, context) -> {
                    found.computeIfAbsent(row.getString("code"), code -> new ArrayList<>())
                            .add(new OrganisationAlias(
                                    row.getString("alias"), row.getString("name"), row.getString("change")));
                    return found;
                }));
    }

    List<OrganisationChanged> told(List<Organisation> states) {
        Map<String, List<OrganisationAlias>> aliases =
                of(states.stream().map(Organisation::code).toList());
        return states.stream()
                .map(state -> OrganisationChanged.of(state, aliases.get(state.code())))
                .toList();
    }
}
