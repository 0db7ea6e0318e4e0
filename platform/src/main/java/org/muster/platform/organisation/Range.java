package org.muster.platform.organisation;

import java.util.List;
import java.util.UUID;

import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * A stretch of the tree, narrowed by what stands in it.
 *
 * @param kinds null for all, as are the groups and the disciplines
 * @param disciplines all that are meant, those below the ones that were named too
 */
record Range(long from, long to, String[] kinds, String[] groups, int depthFrom, int depthTo, String[] disciplines) {

    static Range only(Organisation one) {
        return new Range(one.pos(), one.pos(), null, null, one.depth(), Integer.MAX_VALUE, null);
    }

    /** Not for a selector of those that one supervises: they stand anywhere. */
    static Range of(Selector selector, Organisation anchor, String[] disciplines) {
        boolean one = selector.organisation() != null;
        return new Range(
                one ? anchor.pos() : anchor.pos() + 1,
                one ? anchor.pos() : anchor.last(),
                selector.kinds() == null || selector.kinds().isEmpty()
                        ? null
                        : selector.kinds().stream().map(Enum::name).toArray(String[]::new),
                selector.groups() == null || selector.groups().isEmpty()
                        ? null
                        : selector.groups().toArray(String[]::new),
                anchor.depth(),
                selector.depth() == null || one ? Integer.MAX_VALUE : anchor.depth() + selector.depth(),
                disciplines);
    }

    boolean holds(Organisation candidate) {
        return candidate.pos() >= from
                && candidate.pos() <= to
                && candidate.depth() >= depthFrom
                && candidate.depth() <= depthTo
                && (kinds == null || List.of(kinds).contains(candidate.kind().name()))
                && hasAny(candidate, groups)
                && hasAny(candidate, disciplines);
    }

    private static boolean hasAny(Organisation candidate, String[] wanted) {
        return wanted == null || candidate.groups().stream().anyMatch(List.of(wanted)::contains);
    }

    AudienceClause told(List<Range> excluding) {
        return new AudienceClause(
                from,
                to,
                depthFrom,
                depthTo == Integer.MAX_VALUE ? null : depthTo,
                listed(kinds),
                listed(groups),
                listed(disciplines),
                excluding.stream().map(range -> range.told(List.of())).toList());
    }

    private static List<String> listed(String[] values) {
        return values == null ? null : List.of(values);
    }

    /** In the order of the columns. */
    PreparedBatch bind(PreparedBatch batch, UUID audience, int clause) {
        return batch.bind(0, audience)
                .bind(1, clause)
                .bind(2, from)
                .bind(3, to)
                .bindByType(4, kinds, String[].class)
                .bindByType(5, groups, String[].class)
                .bind(6, depthFrom)
                .bind(7, depthTo)
                .bindByType(8, disciplines, String[].class);
    }
}
