package org.muster.notice.document;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.muster.platform.problem.ProblemException;

/**
 * Gives out the numbers of documents, one series for each mark and year. Gap-free: a series stays locked from taking a
 * number to the end of the transaction, and a rollback gives the number back. So take it last.
 */
@ApplicationScoped
class NumberSeries {

    @Inject
    Jdbi jdbi;

    /** The mark becomes the organisation's with its first number. */
    @Transactional(Transactional.TxType.MANDATORY)
    DocumentNumber take(IssuerMark mark, int year, String organisation) {
        return jdbi.withHandle(handle -> {
            own(handle, mark, organisation);
            int sequence = handle.createQuery("""
                            insert into notice_series as s (mark, year, next) values (:mark, :year, 2)
                            on conflict (mark, year) do update set next = s.next + 1 where s.next <= :last
                            returning next - 1""")
                    .bind("mark", mark.text())
                    .bind("year", year)
                    .bind("last", DocumentNumber.LAST_SEQUENCE)
                    .mapTo(Integer.class)
                    .findOne()
                    .orElseThrow(() -> ProblemException.conflict("series-full", mark, year));
            return new DocumentNumber(mark, year, sequence);
        });
    }

    /** Continues a series that was kept elsewhere. @throws ProblemException 409 when that would give a number twice */
    @Transactional(Transactional.TxType.MANDATORY)
    void continueAt(IssuerMark mark, int year, int next, String organisation) {
        jdbi.useHandle(handle -> {
            own(handle, mark, organisation);
            int changed = handle.execute("""
                            insert into notice_series as s (mark, year, next) values (?, ?, ?)
                            on conflict (mark, year) do update set next = excluded.next where s.next <= excluded.next""", mark.text(), year, next);
            if (changed == 0) {
                throw ProblemException.conflict("series-downward", mark, year, next(mark, year));
            }
        });
    }

    /** The number the next document would get. */
    int next(IssuerMark mark, int year) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select next from notice_series where mark = ? and year = ?")
                        .bind(0, mark.text())
                        .bind(1, year)
                        .mapTo(Integer.class)
                        .findOne()
                        .orElse(1));
    }

    /** @throws ProblemException 403 when the mark is another organisation's; an unused one is free */
    void requireFree(IssuerMark mark, String organisation) {
        jdbi.useHandle(handle -> owner(handle, mark).ifPresent(owner -> requireOwner(mark, owner, organisation)));
    }

    private static void own(Handle handle, IssuerMark mark, String organisation) {
        String owner = owner(handle, mark).orElseGet(() -> {
            handle.execute(
                    "insert into issuer_mark (mark, organisation) values (?, ?) on conflict (mark) do nothing",
                    mark.text(),
                    organisation);
            return owner(handle, mark).orElseThrow();
        });
        requireOwner(mark, owner, organisation);
    }

    private static Optional<String> owner(Handle handle, IssuerMark mark) {
        return handle.createQuery("select organisation from issuer_mark where mark = ?")
                .bind(0, mark.text())
                .mapTo(String.class)
                .findOne();
    }

    private static void requireOwner(IssuerMark mark, String owner, String organisation) {
        if (!owner.equals(organisation)) {
            throw ProblemException.forbidden("mark-taken", mark);
        }
    }
}
