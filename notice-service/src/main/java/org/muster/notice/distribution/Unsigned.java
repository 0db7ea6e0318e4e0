package org.muster.notice.distribution;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;

/** What waits to be signed for organisations that another signs for (代签收). */
@ApplicationScoped
class Unsigned {

    /** A notice in force. @param recipients those signed for that have neither signed nor returned it, in tree order */
    record Waiting(
            UUID notice,
            String number,
            String title,
            String urgency,
            String issuerName,
            LocalDate issuedOn,
            boolean drill,
            List<Recipient> recipients) {}

    record Recipient(String organisation, String name) {}

    private static final String FOR_OTHERS = """
            select n.id, n.number, n.title, n.urgency, n.issuer_name, n.issued_on, n.drill, a.organisation, o.name
            from signing_arrangement a join organisation o on o.code = a.organisation
                cross join lateral (
                    select distinct m.audience, m.pos from audience_member m
                    where m.code = a.organisation and m.way = 'to'
                        and int8range(m.from_pos, m.to_pos + 1) @> m.pos) d
                join notice n on n.audience = d.audience and n.state = 'ISSUED'
            where a.agent = :agent and a.ended_at is null
                and not exists (select 1 from receipt r where r.notice = n.id and r.pos = d.pos and r.step = 2)
                and not exists (select 1 from notice_ending e where e.notice = n.id)
            order by n.issue_order desc, o.pos, o.code limit :most""";

    @Inject
    Jdbi jdbi;

    /** Newest first. @param most recipients at most, over all notices */
    List<Waiting> forOthers(String agent, int most) {
        Map<UUID, Waiting> notices = new LinkedHashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(FOR_OTHERS)
                .bind("agent", agent)
                .bind("most", most)
                .map((row, context) -> {
                    Waiting waiting = waiting(row);
                    notices.computeIfAbsent(waiting.notice(), id -> waiting)
                            .recipients()
                            .add(new Recipient(row.getString("organisation"), row.getString("name")));
                    return waiting;
                })
                .list());
        return List.copyOf(notices.values());
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        return new Waiting(
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getString("title"),
                row.getString("urgency"),
                row.getString("issuer_name"),
                row.getObject("issued_on", LocalDate.class),
                row.getBoolean("drill"),
                new ArrayList<>());
    }
}
