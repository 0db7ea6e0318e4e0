package org.muster.notice.distribution;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;

/** Which notices want a reply by when, and who has not given it, for features that remind of it. */
@ApplicationScoped
public class Unreplied {

    /** @param pos its place in the notice's edition of the tree */
    public record Row(String organisation, long pos) {}

    @Inject
    Jdbi jdbi;

    /** In force, with a day from the one to the other. */
    public List<UUID> dueBetween(LocalDate from, LocalDate until) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select n.id from notice n where n.reply_due between ? and ? and n.state = 'ISSUED'
                            and not exists (select 1 from notice_ending e where e.notice = n.id)
                        order by n.reply_due, n.id""")
                .bind(0, from)
                .bind(1, until)
                .mapTo(UUID.class)
                .list());
    }

    /** In tree order; nobody when it is no longer in force, and none that returned it or has been closed since. */
    public List<Row> after(long pos, UUID notice, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select distinct m.code, m.pos from notice n
                            join audience_member m on m.audience = n.audience and m.way = 'to'
                            join organisation o on o.code = m.code
                        where n.id = :notice and m.pos > :after
                            and not exists (select 1 from notice_ending e where e.notice = n.id)
                            and (o.valid_to is null or o.valid_to > current_date)
                            and not exists (select 1 from receipt r
                                where r.notice = n.id and r.pos = m.pos and r.act in ('RETURNED', 'REPLIED'))
                        order by m.pos limit :limit""")
                .bind("notice", notice)
                .bind("after", pos)
                .bind("limit", limit)
                .map((row, context) -> new Row(row.getString("code"), row.getLong("pos")))
                .list());
    }
}
