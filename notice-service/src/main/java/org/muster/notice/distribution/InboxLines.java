package org.muster.notice.distribution;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;
import org.muster.notice.document.NoticeIssued;

/** Enters each issued notice where inboxes look for it: at the intervals of the tree it was addressed to, not at organisations. */
@ApplicationScoped
class InboxLines {

    private static final String RANGES = """
            insert into inbox_range (from_pos, to_pos)
            select distinct c.from_pos, c.to_pos from notice n join audience_clause c on c.audience = n.audience
            where n.id = :notice and not exists (
                select 1 from inbox_range r where r.from_pos = c.from_pos and r.to_pos = c.to_pos)
            order by 1, 2 on conflict do nothing""";

    private static final String LINES = """
            insert into inbox_line (range, issue_order, clause, notice, audience, edition, way, selector, kinds, groups,
                depth_from, depth_to, narrowed)
            select r.id, n.issue_order, c.n, n.id, n.audience, a.edition, c.way, c.selector, c.kinds, c.groups,
                c.depth_from, c.depth_to, c.excludes or c.disciplines is not null
            from notice n join audience a on a.id = n.audience join audience_clause c on c.audience = a.id
                join inbox_range r on r.from_pos = c.from_pos and r.to_pos = c.to_pos
            where n.id = :notice""";

    @Inject
    Jdbi jdbi;

    @Transactional(Transactional.TxType.MANDATORY)
    void enter(@Observes NoticeIssued issued) {
        change(RANGES, issued.noticeId());
        change(LINES, issued.noticeId());
    }

    private void change(String sql, UUID notice) {
        jdbi.useHandle(handle -> handle.createUpdate(sql).bind("notice", notice).execute());
    }
}
