package org.muster.notice.webhook;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.muster.platform.events.EventMetadata;

/** Finds who wants to be told of an event and may be: those it is about and those above them, and its addressees. */
@ApplicationScoped
class Subscribers {

    private static final String WHO = """
            with about as (
                select code, pos from organisation where code = any(:about)
                union
                select o.code, o.pos from response r join organisation o on o.code = r.organisation
                where r.id = :response
                union
                select o.code, o.pos from task t join organisation o on o.code = t.given_by where t.id = :task),
            me as (
                select w.id, w.organisation, o.pos, o.last
                from webhook w join organisation o on o.code = w.organisation
                where w.state <> 'DISABLED' and :type = any(w.types) and w.created_at <= :at
                    and (o.valid_to is null or o.valid_to > :today))
            select m.id, array(select a.code from about a where a.pos between m.pos and m.last) as seen from me m
            where exists (select 1 from about a where a.pos between m.pos and m.last)
                or exists (select 1 from notice n join audience_member r on r.audience = n.audience
                    where n.id = :addressed and r.code = m.organisation)""";

    /** @param seen those of whom it is about that the subscriber may see */
    record Subscriber(UUID webhook, Set<String> seen) {}

    @Inject
    Jdbi jdbi;

    @Inject
    Clock clock;

    /** Types that anybody wants at all: most events are done with here. */
    Set<String> wanted() {
        return jdbi.withHandle(handle ->
                new HashSet<>(handle.createQuery("select distinct unnest(types) from webhook where state <> 'DISABLED'")
                        .mapTo(String.class)
                        .list()));
    }

    List<Subscriber> of(Told event, EventMetadata metadata) {
        return jdbi.withHandle(handle -> handle.createQuery(WHO)
                .bindArray("about", String.class, event.about())
                .bindByType("response", event.response(), UUID.class)
                .bindByType("task", event.task(), UUID.class)
                .bindByType("addressed", event.addressed(), UUID.class)
                .bind("type", metadata.type())
                .bind("at", metadata.time())
                .bind("today", LocalDate.now(clock))
                .map((row, context) -> new Subscriber(row.getObject("id", UUID.class), Set.of((String[])
                        row.getArray("seen").getArray())))
                .list());
    }
}
