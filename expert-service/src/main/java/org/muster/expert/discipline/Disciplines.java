package org.muster.expert.discipline;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;

/** Questions about the classification. */
@ApplicationScoped
public class Disciplines {

    @Inject
    Jdbi jdbi;

    private volatile Map<String, String> names;

    /** Best first: the code itself, then names that start with the words, then names, then notes that contain them. */
    List<Discipline> search(String words, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select code, name, parent, note from discipline
                        where starts_with(code, :words) or position(lower(:words) in lower(name)) > 0
                           or position(lower(:words) in lower(note)) > 0
                        order by (code = :words) desc, starts_with(code, :words) desc, starts_with(name, :words) desc,
                                 (position(lower(:words) in lower(name)) > 0) desc, code
                        limit :limit""")
                .bind("words", words)
                .bind("limit", limit)
                .map((row, context) -> new Discipline(
                        row.getString("code"), row.getString("name"), row.getString("parent"), row.getString("note")))
                .list());
    }

    Optional<Discipline> find(String code) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select code, name, parent, note from discipline where code = ?")
                .bind(0, code)
                .map((row, context) -> new Discipline(
                        row.getString("code"), row.getString("name"), row.getString("parent"), row.getString("note")))
                .findOne());
    }

    /** Those of the codes that are disciplines. */
    public Set<String> known(Collection<String> codes) {
        return codes.stream().filter(names()::containsKey).collect(Collectors.toSet());
    }

    /** What a discipline is called; its code when there is none of that code. */
    public String name(String code) {
        return names().getOrDefault(code, code);
    }

    /** Asks the database once: the list changes with a release only. */
    private Map<String, String> names() {
        if (names == null) {
            names = jdbi.withHandle(handle -> handle.createQuery("select code, name from discipline")
                    .map((row, context) -> Map.entry(row.getString("code"), row.getString("name")))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        }
        return names;
    }
}
