package org.muster.notice.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.muster.notice.document.Readers;
import org.muster.platform.web.Page;

/**
 * Finds documents, newest issue first among those found in the same place. It goes back from the newest in steps of some
 * thousand documents and stops when the page is full, so that words which stand in every document cost no more than rare
 * ones. Readers that an index knows narrow the search; whether a document may really be read is asked of each by the one
 * rule, before it is counted.
 */
@ApplicationScoped
class DocumentSearch {

    /** So few readers are quickly looked up in the index. */
    private static final int FEW = 32;

    /** What issues at or below the organisation, and the clauses around a place it has or had. */
    private static final String CALLER = """
            select root, (select coalesce(max(issue_order), 0) from notice) as newest,
                case when not root then array(
                    select r.id from search_reader r join organisation o on o.code = r.issuer
                        join organisation a on a.code = :reader and o.pos between a.pos and a.last) end as issuers,
                case when not root then array(
                    select distinct r.id from organisation_position p join search_reader r
                        on r.issuer is null and int8range(r.from_pos, r.to_pos + 1) @> p.pos
                        and p.depth between r.depth_from and r.depth_to
                        and (r.kinds is null or p.kind = any (r.kinds)) and (r.groups is null or p.groups && r.groups)
                    where p.code = :reader) end as clauses
            from (select exists (
                select 1 from organisation where code = :reader and parent is null) as root) reader""";

    /** A document that was found. @param order of its issue */
    record Hit(UUID notice, Found found, long order) {}

    /** @param issuers and clauses: null for who may read everything. @param newest order of the last issue */
    private record Caller(String organisation, Integer[] issuers, Integer[] clauses, long newest) {

        /** Null for none or many. */
        Integer[] few() {
            return issuers == null || issuers.length + clauses.length > FEW
                    ? null
                    : Stream.of(issuers, clauses).flatMap(Stream::of).toArray(Integer[]::new);
        }
    }

    @Inject
    Jdbi jdbi;

    @Inject
    DocumentIndex index;

    @Inject
    CommonKeys common;

    /** A page of what the organisation may read. @param after the last one of the page before; null for the first page */
    List<Hit> find(String organisation, Wanted wanted, Hit after, Page page) {
        index.catchUp();
        if (!wanted.possible()) {
            return List.of();
        }
        return jdbi.withHandle(handle -> {
            Caller caller = caller(handle, organisation);
            List<Hit> hits = new ArrayList<>();
            List<Found> places = wanted.places();
            for (int i = after == null ? 0 : places.indexOf(after.found()); i < places.size(); i++) {
                boolean goesOn = after != null && places.get(i) == after.found();
                back(handle, caller, wanted, places.get(i), goesOn ? after.order() : caller.newest() + 1, hits, page);
            }
            return hits;
        });
    }

    /** Adds those found in one place before that one, until the page is full. */
    private void back(
            Handle handle, Caller caller, Wanted wanted, Found place, long before, List<Hit> hits, Page page) {
        String query = wanted.query(place);
        long below = before;
        int missing = page.fetch() - hits.size();
        while (missing > 0) {
            List<Hit> candidates = candidates(handle, caller, wanted, place, query, below, missing);
            hits.addAll(readable(handle, caller, candidates));
            if (candidates.size() < missing) {
                return;
            }
            below = candidates.get(missing - 1).order();
            missing = page.fetch() - hits.size();
        }
    }

    private List<Hit> candidates(
            Handle handle, Caller caller, Wanted wanted, Found place, String query, long below, int limit) {
        return handle.createQuery("select notice, issue_order from search_back(cast(:query as tsquery), :few, :issuers,"
                        + " :clauses, :below, :from, :to, :limit, :block)")
                .bind("query", query)
                .bindByType("few", caller.few(), Integer[].class)
                .bindByType("issuers", caller.issuers(), Integer[].class)
                .bindByType("clauses", caller.clauses(), Integer[].class)
                .bind("below", below)
                .bind("from", wanted.from())
                .bind("to", wanted.to())
                .bind("limit", limit)
                .bindByType("block", common.meets(wanted, place) ? DocumentKeys.BLOCK : null, Long.class)
                .map((row, context) -> new Hit(row.getObject("notice", UUID.class), place, row.getLong("issue_order")))
                .list();
    }

    private static List<Hit> readable(Handle handle, Caller caller, List<Hit> candidates) {
        if (candidates.isEmpty()) {
            return List.of();
        }
        Set<UUID> readable = handle.createQuery(
                        "select n.id from notice n where n.id = any (:notices) and " + Readers.READABLE)
                .bindArray(
                        "notices",
                        UUID.class,
                        candidates.stream().map(Hit::notice).toList())
                .bind("reader", caller.organisation())
                .mapTo(UUID.class)
                .collect(Collectors.toSet());
        return candidates.stream()
                .filter(candidate -> readable.contains(candidate.notice()))
                .toList();
    }

    private static Caller caller(Handle handle, String organisation) {
        return handle.createQuery(CALLER)
                .bind("reader", organisation)
                .map((row, context) ->
                        new Caller(organisation, ids(row, "issuers"), ids(row, "clauses"), row.getLong("newest")))
                .one();
    }

    private static Integer[] ids(ResultSet row, String column) throws SQLException {
        return row.getArray(column) == null
                ? null
                : (Integer[]) row.getArray(column).getArray();
    }
}
