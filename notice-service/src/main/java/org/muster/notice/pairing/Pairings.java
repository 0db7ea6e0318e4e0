package org.muster.notice.pairing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.Access;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.web.Page;

/** Pairings as far as the caller may see them: both sides, and whoever is above either. */
@ApplicationScoped
class Pairings {

    enum Means {
        VISIT,
        MEETING,
        PHONE,
        MESSAGE,
        OTHER
    }

    /** @param organisation which side wrote it */
    record Contact(UUID id, LocalDate on, Means means, String text, String organisation, String by, Instant at) {}

    @Inject
    Jdbi jdbi;

    @Inject
    Access access;

    @Inject
    CurrentUser user;

    /** @throws ProblemException 404 */
    Pairing visible(UUID id) {
        return seen(id, LockModeType.NONE);
    }

    /** Locked, for one of its sides. @throws ProblemException 403 for those above, 404 for others */
    Pairing ofSide(UUID id) {
        Pairing pairing = seen(id, LockModeType.PESSIMISTIC_WRITE);
        if (!pairing.isSide(user.organisation())) {
            throw ProblemException.forbidden("pairing-of-others", id);
        }
        return pairing;
    }

    /** Locked, for a side or who proposed it. @throws ProblemException 403 for those above, 404 for others */
    Pairing ofSideOrProposer(UUID id) {
        Pairing pairing = seen(id, LockModeType.PESSIMISTIC_WRITE);
        if (!pairing.isSide(user.organisation()) && !user.organisation().equals(pairing.proposedBy)) {
            throw ProblemException.forbidden("pairing-of-others", id);
        }
        return pairing;
    }

    /** Newest first. */
    List<Pairing> list(Page page) {
        List<UUID> ids = jdbi.withHandle(handle -> handle.createQuery("""
                        select p.id from organisation me, pairing p
                            join organisation g on g.code = p.guiding join organisation d on d.code = p.guided
                        where me.code = :me
                            and (g.pos between me.pos and me.last or d.pos between me.pos and me.last)
                            and (cast(:after as uuid) is null or p.id < :after)
                        order by p.id desc limit :fetch""")
                .bind("me", user.organisation())
                .bindByType("after", page.afterId(), UUID.class)
                .bind("fetch", page.fetch())
                .mapTo(UUID.class)
                .list());
        return ids.isEmpty() ? List.of() : Pairing.list("id in ?1 order by id desc", ids);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Contact log(UUID pairing, LocalDate on, Means means, String text, Instant at) {
        Contact contact = new Contact(
                UUID.randomUUID(),
                on,
                means,
                text,
                user.organisation(),
                user.name(),
                at.truncatedTo(ChronoUnit.MICROS));
        jdbi.useHandle(handle -> handle.execute(
                "insert into pairing_contact (id, pairing, held_on, means, text, organisation, by_subject, by_name, at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                contact.id(),
                pairing,
                on,
                means.name(),
                text,
                contact.organisation(),
                user.subject(),
                contact.by(),
                contact.at()));
        return contact;
    }

    /** By day, at most 500. */
    List<Contact> contacts(UUID pairing) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select * from pairing_contact where pairing = ? order by held_on, at, id limit 500")
                .bind(0, pairing)
                .map((row, context) -> new Contact(
                        row.getObject("id", UUID.class),
                        row.getObject("held_on", LocalDate.class),
                        Means.valueOf(row.getString("means")),
                        row.getString("text"),
                        row.getString("organisation"),
                        row.getString("by_name"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list());
    }

    private Pairing seen(UUID id, LockModeType lock) {
        Pairing pairing = Pairing.findById(id, lock);
        if (pairing == null || !(access.covers(pairing.guiding) || access.covers(pairing.guided))) {
            throw ProblemException.notFound("pairing", id);
        }
        return pairing;
    }
}
