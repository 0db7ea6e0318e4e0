package org.muster.notice.organisation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.muster.platform.organisation.Organisation;
import org.muster.platform.organisation.Organisations;

/**
 * Knows whom a closure sent elsewhere from below the closed organisation, and who of them would come back with it: those
 * that are open, stand where they were sent and were not moved since.
 */
@ApplicationScoped
class ChildrenOfClosure {

    /** What keeps one where it is when the organisation it stood below is reopened. */
    enum Stay {
        /** It was closed since. */
        CLOSED,
        /** It was moved since, or went further with another closure. */
        MOVED,
        /** It is outside the subtree of whoever reopens. */
        OUTSIDE,
        /** The reopened organisation has come to stand below it. */
        ABOVE
    }

    /** @param stays null for one that comes back */
    record Child(Organisation organisation, Stay stays) {

        boolean returns() {
            return stays == null;
        }
    }

    private record Closure(long edition, String childrenTo) {}

    @Inject
    Jdbi jdbi;

    @Inject
    Organisations organisations;

    /** In the order they stood in. @param scope the organisation of whoever reopens */
    List<Child> of(Organisation closed, Organisation scope) {
        return last(closed.code())
                .map(closure -> judged(closed, closure, scope))
                .orElse(List.of());
    }

    /** What is closed now was closed by the last one. */
    private Optional<Closure> last(String code) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select edition, children_to from directory_change
                        where organisation = ? and act = 'CLOSED' and state = 'DONE' order by edition desc limit 1""")
                .bind(0, code)
                .map((row, context) -> new Closure(row.getLong("edition"), row.getString("children_to")))
                .findOne());
    }

    private List<Child> judged(Organisation closed, Closure closure, Organisation scope) {
        Map<String, Boolean> sent = sent(closed.code(), closure.edition());
        Map<String, Organisation> known = organisations.named(sent.keySet()).stream()
                .collect(Collectors.toMap(Organisation::code, organisation -> organisation));
        return sent.entrySet().stream()
                .map(each -> {
                    Organisation child = known.get(each.getKey());
                    boolean stands = !each.getValue() && closure.childrenTo().equals(child.parent());
                    return new Child(child, stay(closed, child, stands, scope));
                })
                .toList();
    }

    private static Stay stay(Organisation closed, Organisation child, boolean stands, Organisation scope) {
        if (child.validTo() != null) {
            return Stay.CLOSED;
        }
        if (!stands) {
            return Stay.MOVED;
        }
        if (child.covers(closed)) {
            return Stay.ABOVE;
        }
        return scope.covers(child) ? null : Stay.OUTSIDE;
    }

    /** What the closure itself remembered of them; with whether each was moved on purpose since. */
    private Map<String, Boolean> sent(String closed, long edition) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select p.code, exists (select 1 from directory_change c where c.organisation = p.code
                            and c.act = 'MOVED' and c.state = 'DONE' and c.edition > p.edition) as moved
                        from organisation_past p join organisation o on o.code = p.code
                        where p.edition = :edition and p.parent = :closed order by o.pos""")
                .bind("edition", edition)
                .bind("closed", closed)
                .reduceResultSet(new LinkedHashMap<>(), (sent, row, context) -> {
                    sent.put(row.getString("code"), row.getBoolean("moved"));
                    return sent;
                }));
    }
}
