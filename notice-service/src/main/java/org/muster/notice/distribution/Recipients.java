package org.muster.notice.distribution;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.muster.notice.document.Addressees;
import org.muster.platform.organisation.OrganisationKind;
import org.muster.platform.web.Page;

/** Lists the members of an audience. */
@ApplicationScoped
class Recipients {

    /** @param way "to" for one that is addressed in both ways */
    record Recipient(String organisation, String name, OrganisationKind kind, String way) {}

    record Row(Recipient recipient, long pos) {}

    @Inject
    Jdbi jdbi;

    /** In tree order. */
    List<Row> of(UUID audience, Page page) {
        // an organisation on this page is on the first page of each clause it is in
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select m.code, o.name, m.kind, m.pos, bool_or(c.way = 'to') as must_sign
                        from audience_clause c
                            cross join lateral (select * from audience_member m
                                where m.audience = c.audience and m.clause = c.n
                                    and m.pos between greatest(:after + 1, c.from_pos) and c.to_pos
                                order by m.pos limit :fetch) m
                            join organisation o on o.code = m.code
                        where c.audience = :audience
                        group by m.code, o.name, m.kind, m.pos order by m.pos limit :fetch""")
                .bind("audience", audience)
                .bind("after", page.afterLong(-1))
                .bind("fetch", page.fetch())
                .map((row, context) -> new Row(
                        new Recipient(
                                row.getString("code"),
                                row.getString("name"),
                                OrganisationKind.valueOf(row.getString("kind")),
                                row.getBoolean("must_sign") ? Addressees.TO : Addressees.CC),
                        row.getLong("pos")))
                .list());
    }
}
