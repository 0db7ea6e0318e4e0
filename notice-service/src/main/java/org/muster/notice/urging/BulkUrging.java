package org.muster.notice.urging;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;
import org.muster.notice.task.Drill;
import org.muster.notice.urging.DaySlots.Places;
import org.muster.notice.urging.Ladder.Moment;

/**
 * Urges many organisations about notices with a few statements, each within its own daily cap. One who was urged about
 * the same by the same step before, or who will be urged about it anyway, is passed over.
 */
@ApplicationScoped
class BulkUrging {

    private static final int DAYS_AHEAD = 7;

    /** @param silent how many below keep silent; null when it is the organisation itself that does */
    record Addressee(SubjectKind kind, String organisation, UUID document, int step, Integer silent) {

        static Addressee of(SubjectKind kind, String organisation, UUID document, int step) {
            return new Addressee(kind, organisation, document, step, null);
        }
    }

    /** Who urges and with what words; all null when the platform does by itself. */
    record Author(String subject, String name, String organisation, String text) {

        static final Author PLATFORM = new Author(null, null, null, null);

        boolean automatic() {
            return subject == null;
        }
    }

    /** @param urged those who were urged, or will be at that time @param full those whose day had no room */
    record Outcome(Set<String> urged, Set<String> full) {}

    @Inject
    Jdbi jdbi;

    @Inject
    DaySlots slots;

    @Inject
    UrgingCalendar calendar;

    /**
     * Keeps everybody else who looks for a free place in an organisation's day waiting until the transaction ends, and
     * answers to the notice or task too: who is found silent after this call cannot be urged and answer at the same
     * moment.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void lock(UUID root) {
        calendar.lockEverybody();
        jdbi.useHandle(
                handle -> handle.execute("select pg_advisory_xact_lock(hashtextextended(?, 3003))", root.toString()));
    }

    /** Lets a bulk urging about the notice or task finish first, and the next one wait for this transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    void shareLock(UUID root) {
        jdbi.useHandle(handle ->
                handle.execute("select pg_advisory_xact_lock_shared(hashtextextended(?, 3003))", root.toString()));
    }

    /** As {@link #shareLock} for the chain of forwards that a notice is in, in one question. @return its first notice */
    @Transactional(Transactional.TxType.MANDATORY)
    UUID shareLockOfChain(UUID notice) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select coalesce(root, id) as root,
                            pg_advisory_xact_lock_shared(hashtextextended(coalesce(root, id)::text, 3003))
                        from notice where id = ?""")
                .bind(0, notice)
                .map((row, context) -> row.getObject("root", UUID.class))
                .one());
    }

    /** Urges those for whom there is room on that day; all documents are of one chain. */
    @Transactional(Transactional.TxType.MANDATORY)
    Outcome urge(UUID root, List<Addressee> addressees, Author author, Moment when, Instant now) {
        Set<String> waiting = waiting(root, addressees);
        List<Addressee> asked = addressees.stream()
                .filter(addressee -> !waiting.contains(addressee.organisation()))
                .toList();
        Places places = slots.of(codes(asked), when.at().toLocalDate(), isDrill(root));
        List<Addressee> urged = asked.stream()
                .filter(addressee -> places.slots().containsKey(addressee.organisation()))
                .toList();
        return new Outcome(urged.isEmpty() ? Set.of() : insert(urged, places, author, when, now), places.full());
    }

    /** As {@link #urge} by itself; those whose day is full are urged on the next with room, should one come soon. */
    @Transactional(Transactional.TxType.MANDATORY)
    void urgeSoon(UUID root, List<Addressee> addressees, Ladder ladder, int step, Moment when, Instant now) {
        List<Addressee> left = new ArrayList<>(addressees);
        Moment moment = when;
        for (int days = 0; days < DAYS_AHEAD && !left.isEmpty(); days++) {
            Set<String> full = urge(root, left, Author.PLATFORM, moment, now).full();
            left.removeIf(addressee -> !full.contains(addressee.organisation()));
            ZonedDateTime morning = calendar.quietHours().morningAfter(moment.at());
            moment = new Moment(ladder.allowed(step, morning, false).at(), Hold.DAILY_CAP);
        }
    }

    private boolean isDrill(UUID notice) {
        return jdbi.withHandle(handle -> handle.createQuery("select drill from notice where id = ?")
                .bind(0, notice)
                .mapTo(Boolean.class)
                .one());
    }

    private Set<String> waiting(UUID root, List<Addressee> addressees) {
        boolean silence = !addressees.isEmpty() && addressees.get(0).kind() == SubjectKind.SILENCE;
        return jdbi.withHandle(handle -> handle.createQuery("select organisation from urging where root = :root"
                        + " and organisation = any(:organisations) and state = 'SCHEDULED'"
                        + " and (subject_kind = 'SILENCE') = :silence")
                .bind("root", root)
                .bindArray("organisations", String.class, codes(addressees))
                .bind("silence", silence)
                .mapTo(String.class)
                .set());
    }

    /** One who was urged by the same step before is passed over. @return those who were not */
    private Set<String> insert(List<Addressee> addressees, Places places, Author author, Moment when, Instant now) {
        boolean waits = when.at().toInstant().isAfter(now);
        return jdbi.withHandle(handle -> handle.createQuery("""
                        insert into urging (id, subject_kind, subject_id, root, organisation, what, urgency, asked_by, text,
                            drill, automatic, step, silent, ordered_at, by_subject, by_name, by_organisation,
                            state, held_by, deliver_at, day, slot, delivered_at)
                        select uuidv7(), a.kind, n.id,
                            coalesce(n.root, n.id), a.organisation,
                            case when n.drill then :mark else '' end || n.number || ' ' || n.title,
                            coalesce(l.urgency, n.urgency), n.issuer_name,
                            case when n.drill then :mark else '' end || :text, n.drill, :automatic, a.step, a.silent,
                            :now, :subject, :name, :by, case when :waits then 'SCHEDULED' else 'DELIVERED' end,
                            :heldBy, :at, :day, a.slot, case when :waits then null else :now::timestamptz end
                        from unnest(:kinds, :organisations, :documents, :steps, :silent, :slots)
                                with ordinality a (kind, organisation, document, step, silent, slot, i)
                            join notice n on n.id = a.document left join notice_ladder l on l.notice = n.id
                        order by a.i
                        on conflict do nothing returning organisation""")
                .bindArray(
                        "kinds",
                        String.class,
                        addressees.stream().map(each -> each.kind().name()).toList())
                .bindArray("organisations", String.class, codes(addressees))
                .bindArray(
                        "documents",
                        UUID.class,
                        addressees.stream().map(Addressee::document).toArray())
                .bindArray(
                        "steps",
                        Integer.class,
                        addressees.stream().map(Addressee::step).toArray())
                .bindArray(
                        "silent",
                        Integer.class,
                        addressees.stream().map(Addressee::silent).toArray())
                .bindArray(
                        "slots",
                        Integer.class,
                        addressees.stream()
                                .map(each -> places.slots().get(each.organisation()))
                                .toList())
                .bind("mark", Drill.mark(true, ""))
                .bind("text", author.text())
                .bind("automatic", author.automatic())
                .bind("subject", author.subject())
                .bind("name", author.name())
                .bind("by", author.organisation())
                .bind("now", now)
                .bind("waits", waits)
                .bind("heldBy", when.heldBy() == null ? null : when.heldBy().name())
                .bind("at", when.at().toInstant())
                .bind("day", when.at().toLocalDate())
                .mapTo(String.class)
                .set());
    }

    private static List<String> codes(List<Addressee> addressees) {
        return addressees.stream().map(Addressee::organisation).toList();
    }
}
