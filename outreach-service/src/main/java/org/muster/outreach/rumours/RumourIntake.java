package org.muster.outreach.rumours;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.muster.outreach.answers.PublishedClaims;
import org.muster.outreach.wording.Bigrams;
import org.muster.outreach.wording.Sketch;
import org.muster.outreach.wording.Wording;
import org.muster.platform.outbox.Outbox;

/**
 * Records a claim once however often it is sent. The fingerprint of its wording is unique, so two that come at the same
 * moment meet there: the later one waits for the earlier and counts as its next asker.
 */
@ApplicationScoped
class RumourIntake {

    /** So alike is a long text that was forwarded with a character lost. Whatever is less alike a person compares. */
    private static final double NEARLY_IDENTICAL = 0.9;

    private static final int MOST_CANDIDATES = 50;
    private static final String PURPOSE = "tell the answer";

    private record Candidate(UUID id, String text) {}

    @Inject
    Jdbi jdbi;

    @Inject
    Rumours rumours;

    @Inject
    PublishedClaims published;

    @Inject
    Askers askers;

    @Inject
    Outbox outbox;

    @Inject
    RumourConfig config;

    @Inject
    Clock clock;

    /** @param first whether nobody had asked about it before */
    record Recorded(KnownRumour rumour, boolean first) {}

    /** In the running transaction. @param contact null when none was given */
    Recorded record(String text, String link, String contact, String address) {
        Wording wording = Wording.of(text);
        Instant now = Instant.now(clock);
        return jdbi.withHandle(handle -> {
            Optional<UUID> known = find(handle, wording).or(() -> spelledAnew(handle, wording, text, now));
            Optional<UUID> reported = known.isPresent() ? Optional.empty() : reported(handle, wording, text, link, now);
            UUID rumour =
                    known.or(() -> reported).or(() -> find(handle, wording)).orElseThrow();
            published.verdictSaying(wording).ifPresent(verdict -> rumours.answer(verdict, List.of(rumour), text));
            count(handle, rumour, contact, address, now);
            return new Recorded(rumours.known(rumour).orElseThrow(), reported.isPresent());
        });
    }

    private static Optional<UUID> find(Handle handle, Wording wording) {
        return handle.createQuery("select rumour_id from rumour_wording where fingerprint = ?")
                .bind(0, wording.fingerprint())
                .mapTo(UUID.class)
                .findOne();
    }

    /** An open rumour that says the same in nearly the same characters, with this wording added to it. */
    private static Optional<UUID> spelledAnew(Handle handle, Wording wording, String text, Instant now) {
        int[] bigrams = wording.bigrams();
        Optional<Candidate> same = alike(handle, Sketch.of(bigrams)).stream()
                .filter(candidate -> {
                    Wording other = Wording.of(candidate.text());
                    return Bigrams.jaccard(bigrams, other.bigrams()) >= NEARLY_IDENTICAL && !wording.contradicts(other);
                })
                .findFirst();
        return same.flatMap(candidate -> addWording(handle, wording, candidate.id(), text, now));
    }

    private static List<Candidate> alike(Handle handle, int[] sketch) {
        return handle.createQuery("""
                        select id, text from rumour where sketch && :sketch and status = 'OPEN'
                            order by cardinality(array(select unnest(sketch) intersect select unnest(:sketch))) desc, id
                            limit :most""")
                .bind("sketch", sketch)
                .bind("most", MOST_CANDIDATES)
                .map((row, context) -> new Candidate(row.getObject("id", UUID.class), row.getString("text")))
                .list();
    }

    /** Empty when somebody recorded the same wording meanwhile. */
    private Optional<UUID> reported(Handle handle, Wording wording, String text, String link, Instant now) {
        Optional<UUID> added = addWording(handle, wording, null, text, now);
        added.ifPresent(id -> {
            handle.createUpdate("""
                            insert into rumour (id, text, link, sketch, status, reported_at)
                                values (:id, :text, :link, :sketch, 'OPEN', :now)""")
                    .bind("id", id)
                    .bind("text", text)
                    .bind("link", link)
                    .bind("sketch", Sketch.of(wording.bigrams()))
                    .bind("now", now)
                    .execute();
            outbox.append(new RumourReported(id, text, null, now));
        });
        return added;
    }

    /** @param rumour null for a new one, whose row is added after this one and checked at commit */
    private static Optional<UUID> addWording(Handle handle, Wording wording, UUID rumour, String text, Instant now) {
        return handle.createQuery("""
                        insert into rumour_wording (fingerprint, rumour_id, text, first_at)
                            values (:fingerprint, coalesce(:rumour::uuid, uuidv7()), :text, :now)
                            on conflict (fingerprint) do nothing returning rumour_id""")
                .bind("fingerprint", wording.fingerprint())
                .bind("rumour", rumour)
                .bind("text", text)
                .bind("now", now)
                .mapTo(UUID.class)
                .findOne();
    }

    /**
     * A contact counts once. Without one each report counts, since a thousand phones may share an address, but only so
     * many from one address in an hour.
     */
    private void count(Handle handle, UUID rumour, String contact, String address, Instant now) {
        byte[] from = askers.addressHash(rumour, address);
        byte[] who = contact == null ? null : askers.contactHash(rumour, contact);
        int counted = handle.createUpdate("""
                        insert into rumour_ask (rumour_id, address, contact, asked_at)
                            select :rumour, :address, :contact, :now
                                where (select count(*) from rumour_ask where rumour_id = :rumour
                                    and address = :address and asked_at > :hourAgo) < :most
                            on conflict (rumour_id, contact) where contact is not null do nothing""")
                .bind("rumour", rumour)
                .bind("address", from)
                .bind("contact", who)
                .bind("now", now)
                .bind("hourAgo", now.minus(Duration.ofHours(1)))
                .bind("most", config.countedPerAddressAndHour())
                .execute();
        if (counted == 1) {
            handle.execute("update rumour set askers = askers + 1 where id = ?", rumour);
        }
        if (contact != null) {
            keep(handle, rumour, who, contact, now);
        }
    }

    /** Only while there is an answer to be told later. */
    private void keep(Handle handle, UUID rumour, byte[] who, String contact, Instant now) {
        handle.createUpdate("""
                        insert into rumour_contact (rumour_id, contact, sealed, purpose, given_at, expires_at)
                            select :rumour, :contact, :sealed, :purpose, :now, :expires
                                where exists (select 1 from rumour r join rumour h on h.id = coalesce(r.head, r.id)
                                    where r.id = :rumour and h.status = 'OPEN')
                            on conflict do nothing""")
                .bind("rumour", rumour)
                .bind("contact", who)
                .bind("sealed", askers.seal(contact))
                .bind("purpose", PURPOSE)
                .bind("now", now)
                .bind("expires", now.plus(config.contactKeptFor()))
                .execute();
    }
}
