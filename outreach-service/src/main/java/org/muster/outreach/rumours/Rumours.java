package org.muster.outreach.rumours;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;

import org.jdbi.v3.core.Jdbi;
import org.muster.outreach.wording.Wording;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.Access;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** The recorded rumours. */
@ApplicationScoped
public class Rumours implements PanacheRepositoryBase<Rumour, UUID> {

    private static final String KNOWN = """
            select r.id, h.status, h.verdict_id, h.public_reason, h.reported_at,
                   (select sum(m.askers) from rumour m where m.id = h.id or m.head = h.id) as askers
                from rumour r join rumour h on h.id = coalesce(r.head, r.id)\s""";

    @Inject
    Jdbi jdbi;

    @Inject
    Access access;

    @Inject
    RumourConfig config;

    @Inject
    Clock clock;

    /** The rumour recorded in these words, in whatever spelling. */
    Optional<KnownRumour> saying(Wording wording) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        KNOWN + "join rumour_wording w on w.rumour_id = r.id where w.fingerprint = ?")
                .bind(0, wording.fingerprint())
                .map(KnownRumour::read)
                .findOne());
    }

    Optional<KnownRumour> known(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(KNOWN + "where r.id = ?")
                .bind(0, id)
                .map(KnownRumour::read)
                .findOne());
    }

    Wording wordingOf(UUID id) {
        return Wording.of(findByIdOptional(id).orElseThrow(() -> ProblemException.notFound("rumour", id)).text);
    }

    /**
     * The rumour locked for an act of the desk: nobody's yet, or of the caller's organisation or below it.
     *
     * @throws ProblemException 404 for others' rumours
     */
    Rumour locked(UUID id) {
        Rumour rumour = findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> ProblemException.notFound("rumour", id));
        requireVisible(rumour);
        return rumour;
    }

    Rumour visible(UUID id) {
        Rumour rumour = findByIdOptional(id).orElseThrow(() -> ProblemException.notFound("rumour", id));
        requireVisible(rumour);
        return rumour;
    }

    boolean leadsCluster(UUID id) {
        return count("head", id) > 0;
    }

    /** @throws ProblemException 404 when one does not exist or is another desk's */
    public void requireVisible(Collection<UUID> ids) {
        ids.forEach(this::visible);
    }

    /**
     * Closes the open rumours named, and those that say the claim word for word, with a verdict published in this
     * transaction. Those that were nobody's become the verdict's organisation's, whose desk has a short time left to
     * tell those who gave a contact.
     */
    public void answer(UUID verdict, Collection<UUID> named, String claim) {
        List<UUID> answered = jdbi.withHandle(handle -> handle.createQuery("""
                        update rumour set status = 'ANSWERED', verdict_id = :verdict, organisation = coalesce(
                                organisation, (select organisation from verdict where id = :verdict))
                            where status = 'OPEN' and head is null and id in (
                                select coalesce(r.head, r.id) from rumour r
                                    where r.id = any(:named) or r.id in (
                                        select rumour_id from rumour_wording where fingerprint = :fingerprint))
                            returning id""")
                .bind("verdict", verdict)
                .bindArray("named", UUID.class, named)
                .bind("fingerprint", Wording.of(claim).fingerprint())
                .mapTo(UUID.class)
                .list());
        limitContacts(answered);
    }

    /** Contacts have served their purpose soon after the answer. */
    void limitContacts(Collection<UUID> answered) {
        Instant end = Instant.now(clock).plus(config.contactKeptAfterAnswer());
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update rumour_contact set expires_at = least(expires_at, :end)
                            where rumour_id in (select id from rumour where id = any(:ids) or head = any(:ids))""")
                .bind("end", end)
                .bindArray("ids", UUID.class, answered)
                .execute());
    }

    private void requireVisible(Rumour rumour) {
        if (rumour.organisation != null) {
            access.requireVisible(rumour.organisation, "rumour", rumour.id);
        }
    }
}
