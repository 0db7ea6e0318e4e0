package org.muster.notice.organisation;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.muster.platform.organisation.Organisation;
import org.muster.platform.web.Page;

/** Lists of organisations in tree order. Closed ones are left out; their codes still resolve one by one. */
@ApplicationScoped
class OrganisationSearch {

    private static final String OPEN = " and (valid_to is null or valid_to > current_date) and pos > :after";

    @Inject
    Jdbi jdbi;

    List<Organisation> matching(String text, Page page) {
        String escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return list(
                "(name like :part or code like :start)",
                page,
                Map.of("part", "%" + escaped + "%", "start", escaped + "%"));
    }

    List<Organisation> below(Organisation top, Page page) {
        return list("pos between :from and :to", page, Map.of("from", top.pos(), "to", top.last()));
    }

    List<Organisation> children(String parent, Page page) {
        return list("parent = :parent", page, Map.of("parent", parent));
    }

    private List<Organisation> list(String condition, Page page, Map<String, ?> values) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select * from organisation where " + condition + OPEN + " order by pos limit :fetch")
                .bindMap(values)
                .bind("after", page.afterLong(-1))
                .bind("fetch", page.fetch())
                .map(Organisation::read)
                .list());
    }
}
