package org.muster.notice.distribution;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.muster.platform.security.CurrentUser;

/** Signs many notices, or for many organisations, with a few statements however many there are. */
@ApplicationScoped
class SignatureBatch {

    /** A signature that is asked for. */
    record Wanted(UUID notice, String organisation) {}

    /** What came of one. */
    enum Outcome {
        SIGNED,
        /** Signed before, by anybody of the organisation or its agent. */
        ALREADY,
        /** The organisation has returned it. */
        RETURNED,
        NOT_ADDRESSED,
        /** The organisation has not entrusted the caller's with it. */
        NOT_ALLOWED
    }

    /** @param at when it was signed or returned, and by whom; null where it was neither */
    record Result(UUID notice, String organisation, Outcome outcome, Instant at, String by) {}

    private record Key(UUID notice, long pos) {}

    private record Decided(Act act, Instant at, String by) {}

    private static final String ADDRESSED = """
            select distinct a.notice, a.organisation, m.pos
            from unnest(:notices, :organisations) a (notice, organisation)
                join notice n on n.id = a.notice and n.state = 'ISSUED'
                join audience_member m on m.audience = n.audience and m.code = a.organisation""";

    /* in the order of the key, so that of two batches with the same ones one waits and none is a deadlock's victim */
    private static final String TAKE_STEP = """
            insert into receipt (notice, pos, step, act, organisation, at, person, name, agent)
            select k.notice, k.pos, :step, :act, k.organisation, :now, :person, :name, nullif(:agent, k.organisation)
            from unnest(:notices, :places, :organisations) k (notice, pos, organisation) order by k.notice, k.pos
            on conflict do nothing returning notice, pos""";

    private static final String DECIDED = """
            select r.notice, r.pos, r.act, r.at, r.name from unnest(:notices, :places) k (notice, pos)
                join receipt r on r.notice = k.notice and r.pos = k.pos and r.step = 2""";

    @Inject
    Jdbi jdbi;

    @Inject
    SigningArrangements arrangements;

    @Inject
    CurrentUser user;

    @Inject
    Event<NoticesSigned> answered;

    @Inject
    Clock clock;

    /** In their order; one that is asked for twice is signed once. */
    @Transactional(Transactional.TxType.MANDATORY)
    List<Result> sign(List<Wanted> wanted) {
        Set<String> mine = mine(wanted);
        Set<Wanted> asked = wanted.stream()
                .filter(each -> mine.contains(each.organisation()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        // what is answered now must equal what is read later
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return jdbi.withHandle(handle -> {
            Map<Wanted, Key> keys = addressed(handle, asked);
            take(handle, keys, Act.OPENED, now);
            Set<Key> signed = take(handle, keys, Act.SIGNED, now);
            tell(keys, signed, now);
            Map<Key, Decided> decided = decided(handle, keys.values());
            return wanted.stream()
                    .map(each -> result(each, mine, keys.get(each), signed, decided))
                    .toList();
        });
    }

    private Set<String> mine(List<Wanted> wanted) {
        Set<String> mine = new HashSet<>(
                arrangements.entrusted(wanted.stream().map(Wanted::organisation).collect(Collectors.toSet())));
        mine.add(user.organisation());
        return mine;
    }

    private static Map<Wanted, Key> addressed(Handle handle, Collection<Wanted> asked) {
        Map<Wanted, Key> keys = new HashMap<>();
        handle.createQuery(ADDRESSED)
                .bindArray(
                        "notices",
                        UUID.class,
                        asked.stream().map(Wanted::notice).toArray())
                .bindArray(
                        "organisations",
                        String.class,
                        asked.stream().map(Wanted::organisation).toArray())
                .map((row, context) -> Map.entry(
                        new Wanted(row.getObject("notice", UUID.class), row.getString("organisation")),
                        new Key(row.getObject("notice", UUID.class), row.getLong("pos"))))
                .forEach(each -> keys.put(each.getKey(), each.getValue()));
        return keys;
    }

    /** @return those for which it is new */
    private Set<Key> take(Handle handle, Map<Wanted, Key> keys, Act act, Instant now) {
        List<Map.Entry<Wanted, Key>> entries = List.copyOf(keys.entrySet());
        return handle.createQuery(TAKE_STEP)
                .bindArray(
                        "notices",
                        UUID.class,
                        entries.stream().map(each -> each.getValue().notice()).toArray())
                .bindArray(
                        "places",
                        Long.class,
                        entries.stream().map(each -> each.getValue().pos()).toArray())
                .bindArray(
                        "organisations",
                        String.class,
                        entries.stream()
                                .map(each -> each.getKey().organisation())
                                .toArray())
                .bind("step", act.step())
                .bind("act", act.name())
                .bind("now", now)
                .bind("person", user.subject())
                .bind("name", user.name())
                .bind("agent", user.organisation())
                .map((row, context) -> new Key(row.getObject("notice", UUID.class), row.getLong("pos")))
                .set();
    }

    private static Map<Key, Decided> decided(Handle handle, Collection<Key> keys) {
        Map<Key, Decided> decided = new HashMap<>();
        handle.createQuery(DECIDED)
                .bindArray("notices", UUID.class, keys.stream().map(Key::notice).toArray())
                .bindArray("places", Long.class, keys.stream().map(Key::pos).toArray())
                .map((row, context) -> Map.entry(
                        new Key(row.getObject("notice", UUID.class), row.getLong("pos")),
                        new Decided(
                                Act.valueOf(row.getString("act")),
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                row.getString("name"))))
                .forEach(each -> decided.put(each.getKey(), each.getValue()));
        return decided;
    }

    private void tell(Map<Wanted, Key> keys, Set<Key> signed, Instant now) {
        Map<UUID, List<String>> organisations = keys.entrySet().stream()
                .filter(each -> signed.contains(each.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.groupingBy(
                        Wanted::notice, Collectors.mapping(Wanted::organisation, Collectors.toList())));
        if (!organisations.isEmpty()) {
            answered.fire(new NoticesSigned(organisations, now));
        }
    }

    private static Result result(Wanted wanted, Set<String> mine, Key key, Set<Key> signed, Map<Key, Decided> decided) {
        if (key == null) {
            return new Result(
                    wanted.notice(),
                    wanted.organisation(),
                    mine.contains(wanted.organisation()) ? Outcome.NOT_ADDRESSED : Outcome.NOT_ALLOWED,
                    null,
                    null);
        }
        Decided was = decided.get(key);
        Outcome outcome =
                was.act() == Act.RETURNED ? Outcome.RETURNED : signed.contains(key) ? Outcome.SIGNED : Outcome.ALREADY;
        return new Result(wanted.notice(), wanted.organisation(), outcome, was.at(), was.by());
    }
}
