package org.muster.expert.matching;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;

/** What managers think of candidates. */
@ApplicationScoped
class Shortlist {

    enum Choice {
        /** 首选 */
        FIRST_CHOICE,
        /** 候补 */
        SUBSTITUTE,
        /** 不合适: no longer proposed for this need. */
        UNSUITABLE
    }

    @Inject
    Jdbi jdbi;

    /** Replaces an earlier mark. */
    @Transactional(Transactional.TxType.MANDATORY)
    void mark(UUID need, UUID expert, Choice choice, String note, String by) {
        jdbi.useHandle(handle -> handle.execute("""
                insert into shortlist (need, expert, choice, note, marked_by) values (?, ?, ?, ?, ?)
                on conflict (need, expert) do update set choice = excluded.choice, note = excluded.note,
                    marked_by = excluded.marked_by, marked_at = now()""", need, expert, choice.name(), note, by));
    }

    /** @return whether there was a mark */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean unmark(UUID need, UUID expert) {
        return jdbi.withHandle(
                        handle -> handle.execute("delete from shortlist where need = ? and expert = ?", need, expert))
                == 1;
    }
}
