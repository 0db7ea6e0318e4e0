package org.muster.notice.document;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;

import org.jdbi.v3.core.Jdbi;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.Access;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;

/** Notices, as far as the caller may see them. What the caller may not see answers 404, as if it did not exist. */
@ApplicationScoped
public class Notices {

    @Inject
    EntityManager entities;

    @Inject
    Jdbi jdbi;

    @Inject
    Access access;

    @Inject
    CurrentUser user;

    @Inject
    Clock clock;

    void add(Notice notice) {
        entities.persist(notice);
        entities.flush();
    }

    /** One of the caller's own organisation, locked: whoever else wants to change it waits. */
    Notice own(UUID id) {
        Notice notice = entities.find(Notice.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (notice == null || !notice.organisation().equals(user.organisation())) {
            throw ProblemException.notFound("notice", id);
        }
        return notice;
    }

    /** A draft only for those who work on it, an issued one also for the organisations above the issuer. */
    public Notice readable(UUID id) {
        Notice notice = find(id);
        if (notice.issued()) {
            access.requireVisible(notice.organisation(), "notice", id);
        } else if (!notice.organisation().equals(user.organisation())
                || !(user.has(Roles.DRAFTER) || user.has(Roles.ISSUER))) {
            throw ProblemException.notFound("notice", id);
        }
        return notice;
    }

    /** Whoever asks; for callers that have found out in another way that the notice may be seen. */
    public Notice issued(UUID id) {
        Notice notice = find(id);
        if (!notice.issued()) {
            throw ProblemException.notFound("notice", id);
        }
        return notice;
    }

    /** Also a draft, whoever asks; for callers that have found out in another way that the notice may be seen. */
    public Notice get(UUID id) {
        return find(id);
    }

    /** What the notice forwards, from the one it carries on to the first of all; empty when it forwards nothing. */
    public List<Notice> originals(Notice notice) {
        if (notice.forwardOf().isEmpty()) {
            return List.of();
        }
        List<UUID> ids = jdbi.withHandle(handle -> handle.createQuery("""
                        with recursive original (id, hop) as (
                            select forward_of, 1 from notice where id = :id
                            union all
                            select n.forward_of, o.hop + 1 from notice n join original o on o.id = n.id)
                        select id from original where id is not null order by hop""")
                .bind("id", notice.id())
                .mapTo(UUID.class)
                .list());
        List<Notice> originals = new ArrayList<>(
                ids.isEmpty()
                        ? List.of()
                        : entities.createQuery("from Notice where id in :ids", Notice.class)
                                .setParameter("ids", ids)
                                .getResultList());
        originals.sort(Comparator.comparingInt(original -> ids.indexOf(original.id())));
        return originals;
    }

    /** Those a forward came from, its own organisation included; empty for a notice that forwards nothing. */
    Set<String> senders(Notice notice) {
        if (notice.forwardOf().isEmpty()) {
            return Set.of();
        }
        Set<String> senders = new TreeSet<>(Set.of(notice.organisation()));
        originals(notice).forEach(original -> senders.add(original.organisation()));
        return senders;
    }

    /** Writes changes now, so that what follows sees them and the new version. */
    void flush() {
        entities.flush();
    }

    /** The caller, now. */
    Notice.Actor actor() {
        return Notice.Actor.of(user, clock.instant());
    }

    private Notice find(UUID id) {
        Notice notice = entities.find(Notice.class, id);
        if (notice == null) {
            throw ProblemException.notFound("notice", id);
        }
        return notice;
    }
}
