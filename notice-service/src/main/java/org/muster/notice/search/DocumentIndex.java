package org.muster.notice.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.muster.notice.search.DocumentKeys.Paper;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/**
 * Takes issued documents into the search. Each issue leaves a row that waits; this takes it away together with what it
 * writes, so a kill at any moment loses and doubles nothing. An issued document never changes, so neither does what it is
 * found by; what is true of it today (an ending, who stands above whom) is looked up by the search.
 */
@ApplicationScoped
class DocumentIndex {

    private static final Logger LOG = Logger.getLogger(DocumentIndex.class);
    private static final int CHUNK = 20;
    private static final int TOLD = 1000;

    private static final String PAPER = """
            n.id, n.forward_of, n.issue_order, n.issued_on, n.type, n.mark, n.issued_year, n.issued_sequence, n.number,
                n.organisation, n.issuer_name, n.title, concat_ws(E'\\n', n.body, n.annotation,
                (select string_agg(a.name, E'\\n') from jsonb_array_elements_text(n.attachment_names) as a (name)),
                (select string_agg(t.text, E'\\n' order by t.number) from notice_task t where t.notice = n.id)) as text""";

    private static final String READERS = """
            insert into search_reader (from_pos, to_pos, depth_from, depth_to, kinds, groups, issuer)
            select * from (
                select c.from_pos, c.to_pos, c.depth_from, c.depth_to, c.kinds, c.groups, null as issuer
                from notice n join audience_clause c on c.audience = n.audience where n.id = any (:notices)
                union
                select null, null, null, null, null, null, organisation from notice where id = any (:notices)) reader
            order by from_pos, to_pos, depth_from, depth_to, kinds, groups, issuer
            on conflict do nothing""";

    private static final String DOCUMENT = """
            insert into search_document (notice, issue_order, issued_on, issuer, readers, keys)
            select n.id, n.issue_order, n.issued_on, i.id, array(
                    select i.id
                    union
                    select r.id from audience_clause c join search_reader r on r.from_pos = c.from_pos
                        and r.to_pos = c.to_pos and r.depth_from = c.depth_from and r.depth_to = c.depth_to
                        and r.kinds is not distinct from c.kinds and r.groups is not distinct from c.groups
                    where c.audience = n.audience),
                array_to_tsvector(:keys)
            from notice n join search_reader i on i.issuer = n.organisation where n.id = :notice
            on conflict do nothing""";

    private static final String BLOCK = """
            insert into search_block as b
            select issue_order / :block, min(issued_on), max(issued_on) from notice where id = any (:notices)
            group by 1 order by 1
            on conflict (block) do update
                set first_on = least(b.first_on, excluded.first_on), last_on = greatest(b.last_on, excluded.last_on)
                where b.first_on > excluded.first_on or b.last_on < excluded.last_on""";

    private final Set<UUID> failed = new HashSet<>();

    @Inject
    Jdbi jdbi;

    /** What waits, the newest first, until nothing does. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void follow() {
        int total = 0;
        for (List<UUID> chunk = next(true); !chunk.isEmpty(); chunk = next(true)) {
            takeOrSayWhich(chunk);
            total += chunk.size();
            if (total % TOLD < CHUNK && total >= TOLD) {
                LOG.infof("%d documents can be found now, %d still wait", total, waiting());
            }
        }
    }

    @Scheduled(every = "1h", delayed = "1h")
    void tryAgain() {
        synchronized (failed) {
            failed.clear();
        }
    }

    /** What was issued since there is a search; who searches finds what was issued a moment ago. */
    void catchUp() {
        List<UUID> fresh = next(false);
        if (!fresh.isEmpty()) {
            takeOrSayWhich(fresh);
        }
    }

    private List<UUID> next(boolean old) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select notice from search_waiting where (:old or not old) and notice <> all (:failed)
                        order by old, issue_order desc limit :limit""")
                .bind("old", old)
                .bindArray("failed", UUID.class, failed())
                .bind("limit", CHUNK)
                .mapTo(UUID.class)
                .list());
    }

    /** One that cannot be taken in must not keep the others out; it is tried again within the hour. */
    private void takeOrSayWhich(List<UUID> notices) {
        try {
            QuarkusTransaction.requiringNew().run(() -> jdbi.useHandle(handle -> take(handle, notices)));
        } catch (RuntimeException e) {
            if (notices.size() > 1) {
                notices.forEach(notice -> takeOrSayWhich(List.of(notice)));
                return;
            }
            LOG.errorf(e, "Notice %s cannot be found by a search; the others can", notices.get(0));
            synchronized (failed) {
                failed.addAll(notices);
            }
        }
    }

    private void take(Handle handle, List<UUID> notices) {
        // whoever else is at one of them comes first; then it waits no longer
        List<UUID> waiting = handle.createQuery(
                        "select notice from search_waiting where notice = any (:notices) order by notice for update")
                .bindArray("notices", UUID.class, notices)
                .mapTo(UUID.class)
                .list();
        if (waiting.isEmpty()) {
            return;
        }
        handle.createUpdate(READERS).bindArray("notices", UUID.class, waiting).execute();
        handle.createUpdate(BLOCK)
                .bindArray("notices", UUID.class, waiting)
                .bind("block", DocumentKeys.BLOCK)
                .execute();
        for (UUID notice : waiting) {
            List<Paper> chain = chain(handle, notice);
            handle.createUpdate(DOCUMENT)
                    .bind("notice", notice)
                    .bindByType("keys", DocumentKeys.of(chain.get(0), chain.subList(1, chain.size())), String[].class)
                    .execute();
        }
        handle.createUpdate("delete from search_waiting where notice = any (:notices)")
                .bindArray("notices", UUID.class, waiting)
                .execute();
    }

    /** The document, then what it carries on, to the first of all. */
    private static List<Paper> chain(Handle handle, UUID notice) {
        List<Paper> chain = new ArrayList<>();
        for (UUID next = notice;
                next != null;
                next = chain.get(chain.size() - 1).forwardOf()) {
            chain.add(handle.createQuery("select " + PAPER + " from notice n where n.id = ?")
                    .bind(0, next)
                    .map(DocumentIndex::paper)
                    .one());
        }
        return chain;
    }

    private static Paper paper(ResultSet row, StatementContext context) throws SQLException {
        return new Paper(
                row.getObject("id", UUID.class),
                row.getObject("forward_of", UUID.class),
                row.getLong("issue_order"),
                row.getObject("issued_on", LocalDate.class),
                row.getString("type"),
                row.getString("mark"),
                row.getInt("issued_year"),
                row.getInt("issued_sequence"),
                row.getString("number"),
                row.getString("organisation"),
                row.getString("issuer_name"),
                row.getString("title"),
                row.getString("text"));
    }

    private List<UUID> failed() {
        synchronized (failed) {
            return List.copyOf(failed);
        }
    }

    private int waiting() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from search_waiting")
                .mapTo(Integer.class)
                .one());
    }
}
