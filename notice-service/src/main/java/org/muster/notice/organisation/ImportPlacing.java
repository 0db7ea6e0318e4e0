package org.muster.notice.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.muster.platform.organisation.Organisation;
import org.muster.platform.organisation.OrganisationKind;
import org.muster.platform.organisation.TreeWriter;
import org.muster.platform.problem.ProblemException;

/**
 * Takes the table {@code imported} into the directory: new organisations level by level with a statement each, known
 * ones where they differ. What cannot be is rejected by line.
 */
@ApplicationScoped
class ImportPlacing {

    private static final Logger LOG = Logger.getLogger(ImportPlacing.class);
    private static final int CHUNK = 5000;

    private static final String REPEATED = """
            delete from imported i using (
                select code, min(line) as first from imported group by code having count(*) > 1) d
            where i.code = d.code and i.line > d.first returning i.line, i.code, d.first""";

    private static final String TAKEN = """
            delete from imported i using organisation_alias a, organisation k
            where a.alias = i.code and k.code = a.code
                and not exists (select 1 from organisation o where o.code = i.code)
            returning i.line, i.code""";

    private static final String SUPERVISED_BY_NOBODY = """
            delete from imported i using (
                select n.line, min(s.code) as supervisor from imported n cross join lateral unnest(n.supervisors) s (code)
                where not exists (select 1 from organisation o where o.code = s.code)
                    and not exists (select 1 from imported other where other.code = s.code)
                group by n.line) u
            where i.line = u.line returning i.line, u.supervisor""";

    /** Lines about organisations that were there before go aside, so that nothing below must tell them apart. */
    private static final String KNOWN_ASIDE = """
            with aside as (delete from imported i using organisation o where o.code = i.code returning i.*)
            insert into known_line select * from aside""";

    /** Lines whose parent is one of %s get places, behind those given before; answers how many at which depth. */
    private static final String LEVEL = """
            with child as (
                select i.*, p.pos as parent_pos, p.depth as parent_depth,
                    coalesce(s.given, 0) + row_number() over (partition by p.pos order by i.line) as n
                from imported i join organisation p on p.code = i.parent left join directory_slot s on s.code = p.code
                where %s and p.depth < :deepest and p.valid_to is null and p.pos between :from and :to),
            place as materialized (
                select c.*, c.parent_pos + (c.n << bits.own) as pos, bits.own
                from child c cross join lateral (select (cast(:bits as int[]))[c.parent_depth + 1] as parent,
                    (cast(:bits as int[]))[c.parent_depth + 2] as own) bits
                where c.n < 1::bigint << (bits.parent - bits.own)),
            slots as (
                insert into directory_slot as s (code, given) select parent, max(n) from place group by parent
                on conflict (code) do update set given = excluded.given),
            placed as (
                insert into organisation (code, name, kind, division_code, parent, supervisors, groups, pos, last, depth,
                    edition, valid_from)
                select code, name, kind, division_code, parent, supervisors, groups, pos, pos + (1::bigint << own) - 1,
                    parent_depth + 1, :edition, coalesce(valid_from, :today)
                from place returning depth)
            select depth, count(*) as children from placed group by depth""";

    private static final String KNOWN_PARENTS = "p.edition < :edition";
    private static final String NEW_PARENTS = "p.edition = :edition and p.depth = :depth";

    private static final String POSITIONS = """
            insert into organisation_position (pos, since, last, depth, code, kind, groups)
            select pos, edition, last, depth, code, kind, groups from organisation where edition = :edition order by pos""";

    private static final String KNOWN = """
            select i.line, i.name as new_name, i.kind as new_kind, i.division_code as new_division,
                i.supervisors as new_supervisors, i.groups as new_groups, i.parent as new_parent, o.*,
                p.pos as parent_pos
            from known_line i join organisation o on o.code = i.code left join organisation p on p.code = o.parent
            where i.line > :after order by i.line limit :limit""";

    private static final String UNPLACED = """
            select i.line, i.code, i.parent, p.code as known, p.valid_to, p.pos, p.depth
            from imported i left join organisation p on p.code = i.parent
            where not exists (select 1 from organisation o where o.code = i.code)""";

    /** @param line the last one that was looked at */
    private record Known(long line, Organisation before, Organisation after, ProblemException problem) {}

    @Inject
    TreeWriter tree;

    @Inject
    PastStates past;

    @Inject
    Clock clock;

    /** Under the directory's lock. @param scope whose subtree the importer may change */
    void place(Handle handle, long edition, Organisation scope, ImportTally tally) {
        long started = System.nanoTime();
        handle.execute("analyze imported");
        handle.createQuery(REPEATED)
                .map((row, context) -> reject(
                        tally,
                        row,
                        ProblemException.conflict("csv-code-repeated", row.getString("code"), row.getLong("first"))))
                .list();
        handle.createQuery(TAKEN)
                .map((row, context) ->
                        reject(tally, row, ProblemException.conflict("code-taken", row.getString("code"))))
                .list();
        handle.createQuery(SUPERVISED_BY_NOBODY)
                .map((row, context) -> reject(
                        tally,
                        row,
                        ProblemException.unprocessable("unknown-organisation", row.getString("supervisor"))))
                .list();
        handle.execute("create temporary table known_line (like imported) on commit drop");
        boolean known = handle.execute(KNOWN_ASIDE) > 0;
        int created = create(handle, edition, scope, tally);
        int updated = known ? update(handle, edition, scope, tally) : 0;
        if (created + updated > 0) {
            handle.execute("update directory_edition set edition = ?", edition);
            handle.execute("insert into directory_followup (edition) values (?)", edition);
        }
        LOG.infof(
                "Import of edition %d: %d created and %d updated in %d ms",
                edition, created, updated, (System.nanoTime() - started) / 1_000_000);
    }

    private int create(Handle handle, long edition, Organisation scope, ImportTally tally) {
        int lines = handle.createQuery("select count(*) from imported")
                .mapTo(Integer.class)
                .one();
        NavigableMap<Integer, Integer> depths = new TreeMap<>();
        int created = 0;
        if (lines > 0) {
            depths.putAll(level(handle, KNOWN_PARENTS, 0, edition, scope));
        }
        while (!depths.isEmpty()) {
            Map.Entry<Integer, Integer> next = depths.pollFirstEntry();
            created += next.getValue();
            boolean more =
                    created + depths.values().stream().mapToInt(each -> each).sum() < lines;
            if (more) {
                level(handle, NEW_PARENTS, next.getKey(), edition, scope)
                        .forEach((depth, children) -> depths.merge(depth, children, Integer::sum));
            }
        }
        tally.created(created);
        if (created > 0) {
            handle.createUpdate(POSITIONS).bind("edition", edition).execute();
        }
        if (created < lines) {
            handle.createQuery(UNPLACED)
                    .map((row, context) -> reject(tally, row, reason(row, scope)))
                    .list();
        }
        return created;
    }

    private Map<Integer, Integer> level(Handle handle, String parents, int depth, long edition, Organisation scope) {
        Map<String, Object> values = new HashMap<>(Map.of(
                "edition", edition,
                "deepest", Place.DEEPEST,
                "from", scope.pos(),
                "to", scope.last(),
                "bits", Place.bits(),
                "today", LocalDate.now(clock)));
        if (depth > 0) {
            values.put("depth", depth);
        }
        return handle.createQuery(LEVEL.formatted(parents))
                .bindMap(values)
                .reduceResultSet(new HashMap<>(), (depths, row, context) -> {
                    depths.put(row.getInt("depth"), row.getInt("children"));
                    return depths;
                });
    }

    /** @return how many there were to update */
    private int update(Handle handle, long edition, Organisation scope, ImportTally tally) {
        long after = -1;
        int updated = 0;
        List<Known> chunk;
        do {
            chunk = handle.createQuery(KNOWN)
                    .bind("after", after)
                    .bind("limit", CHUNK)
                    .map((row, context) -> known(row, Organisation.read(row, context), edition, scope))
                    .list();
            chunk.stream()
                    .filter(each -> each.problem() != null)
                    .forEach(each -> tally.reject(each.line(), each.problem()));
            List<Known> changed = chunk.stream()
                    .filter(each -> each.problem() == null && each.after() != null)
                    .toList();
            past.keep(changed.stream().map(each -> each.before().code()).toList(), edition, LocalDate.now(clock));
            tree.apply(changed.stream().map(Known::after).toList());
            updated += changed.size();
            tally.unchanged((int) chunk.stream()
                    .filter(each -> each.problem() == null && each.after() == null)
                    .count());
            after = chunk.isEmpty() ? after : chunk.get(chunk.size() - 1).line();
        } while (chunk.size() == CHUNK);
        tally.updated(updated);
        return updated;
    }

    private static Known known(ResultSet row, Organisation before, long edition, Organisation scope)
            throws SQLException {
        Organisation after = new Organisation(
                before.code(),
                row.getString("new_name"),
                OrganisationKind.valueOf(row.getString("new_kind")),
                row.getString("new_division"),
                before.parent(),
                List.of((String[]) row.getArray("new_supervisors").getArray()),
                List.of((String[]) row.getArray("new_groups").getArray()),
                before.pos(),
                before.last(),
                before.depth(),
                edition,
                before.validFrom(),
                null);
        String parent = row.getString("new_parent");
        long parentPos = row.getLong("parent_pos");
        ProblemException problem = null;
        if (before.parent() == null || parentPos < scope.pos() || parentPos > scope.last()) {
            problem = ProblemException.forbidden("not-your-organisation", parent);
        } else if (before.validTo() != null) {
            problem = ProblemException.conflict("organisation-closed", before.code(), before.validTo());
        } else if (!parent.equals(before.parent())) {
            problem = ProblemException.conflict("parent-differs", before.code(), before.parent());
        }
        return new Known(row.getLong("line"), before, same(before, after) ? null : after, problem);
    }

    private static boolean same(Organisation before, Organisation after) {
        return before.name().equals(after.name())
                && before.kind() == after.kind()
                && Objects.equals(before.divisionCode(), after.divisionCode())
                && before.supervisors().equals(after.supervisors())
                && before.groups().equals(after.groups());
    }

    private static ProblemException reason(ResultSet row, Organisation scope) throws SQLException {
        String parent = row.getString("parent");
        if (row.getString("known") == null) {
            return ProblemException.unprocessable("unknown-organisation", parent);
        }
        if (row.getObject("valid_to") != null) {
            return ProblemException.conflict("organisation-closed", parent, row.getObject("valid_to", LocalDate.class));
        }
        if (row.getLong("pos") < scope.pos() || row.getLong("pos") > scope.last()) {
            return ProblemException.forbidden("not-your-organisation", parent);
        }
        return row.getInt("depth") == Place.DEEPEST
                ? ProblemException.unprocessable("tree-too-deep", Place.DEEPEST)
                : ProblemException.unprocessable("tree-level-full", Place.room(row.getInt("depth")));
    }

    private static Void reject(ImportTally tally, ResultSet row, ProblemException problem) throws SQLException {
        tally.reject(row.getLong("line"), problem);
        return null;
    }
}
