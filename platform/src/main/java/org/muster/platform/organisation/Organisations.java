package org.muster.platform.organisation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.muster.platform.problem.ProblemException;

/** Questions about the tree. In notice-service it is the truth, elsewhere a projection that follows within seconds. */
@ApplicationScoped
public class Organisations {

    @Inject
    Jdbi jdbi;

    /** By its own code or another one it is known by; the answer has its own. */
    public Optional<Organisation> find(String code) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from organisation where code = any (array[:code,
                            (select a.code from organisation_alias a where a.alias = :code)])
                        order by code <> :code limit 1""")
                .bind("code", code)
                .map(Organisation::read)
                .findOne());
    }

    /** @throws ProblemException 422 for a code nobody has */
    public Organisation require(String code) {
        return find(code).orElseThrow(() -> ProblemException.unprocessable("unknown-organisation", code));
    }

    /** Whether {@code code} is {@code ancestor} or below it; false when either is unknown. */
    public boolean isWithin(String code, String ancestor) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select exists (select 1 from organisation o, organisation a
                            where o.code = :code and a.code = :ancestor and o.pos between a.pos and a.last)""")
                .bind("code", code)
                .bind("ancestor", ancestor)
                .mapTo(Boolean.class)
                .one());
    }

    public List<Organisation> named(Collection<String> codes) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from organisation where code = any(:codes) order by pos")
                        .bindArray("codes", String.class, codes)
                        .map(Organisation::read)
                        .list());
    }

    /** Those open today that name it as a further supervising organisation, in tree order. */
    public List<Organisation> supervisedBy(String code) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from organisation where supervisors <> '{}' and supervisors @> array[cast(:code as text)]
                            and (valid_to is null or valid_to > current_date)
                        order by pos""")
                .bind("code", code)
                .map(Organisation::read)
                .list());
    }

    /** Every group that some organisation is in. */
    public List<String> groups() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select distinct unnest(groups) from organisation where groups <> '{}' order by 1")
                .mapTo(String.class)
                .list());
    }

    /** Direct children that are open today, in tree order. */
    public List<Organisation> children(String parent) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select * from organisation where parent = ? and (valid_to is null or valid_to > current_date) order by pos")
                .bind(0, parent)
                .map(Organisation::read)
                .list());
    }
}
