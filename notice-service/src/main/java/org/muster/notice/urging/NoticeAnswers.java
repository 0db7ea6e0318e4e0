package org.muster.notice.urging;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;
import org.muster.notice.distribution.NoticeAnswered;
import org.muster.notice.distribution.NoticesSigned;
import org.muster.notice.document.NoticesEnded;

/** Stops urging an organisation as soon as it has answered any document of the chain, and all when the notice ends. */
@ApplicationScoped
class NoticeAnswers {

    private record Stopped(UUID root, String organisation) {}

    @Inject
    Jdbi jdbi;

    @Inject
    BulkUrging bulk;

    @Inject
    SilenceAbove above;

    @Inject
    NoticeLadders ladders;

    @Transactional(Transactional.TxType.MANDATORY)
    void answered(@Observes NoticeAnswered answer) {
        UUID root = bulk.shareLockOfChain(answer.notice());
        int stopped = jdbi.withHandle(handle -> handle.createUpdate("""
                        update urging set state = case state when 'SCHEDULED' then 'CANCELLED' else 'ANSWERED' end,
                            settled_at = :at, settled_by = :by
                        where root = :root and organisation = :organisation and subject_kind = 'NOTICE'
                            and state in ('SCHEDULED', 'DELIVERED')""")
                .bind("at", answer.at())
                .bind("by", (answer.returned() ? Settlement.RETURN : Settlement.SIGNATURE).name())
                .bind("root", root)
                .bind("organisation", answer.organisation())
                .execute());
        if (stopped > 0) {
            above.answered(root, answer.organisation(), answer.at());
        }
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void signed(@Observes NoticesSigned many) {
        Map<UUID, UUID> roots = roots(many.organisations().keySet());
        new TreeSet<>(roots.values()).forEach(bulk::shareLock);
        List<Stopped> asked = many.organisations().entrySet().stream()
                .flatMap(each -> each.getValue().stream()
                        .map(organisation -> new Stopped(roots.get(each.getKey()), organisation)))
                .toList();
        jdbi.withHandle(handle -> handle.createQuery("""
                        update urging u set state = case u.state when 'SCHEDULED' then 'CANCELLED' else 'ANSWERED' end,
                            settled_at = :at, settled_by = 'SIGNATURE'
                        from unnest(:roots, :organisations) a (root, organisation)
                        where u.root = a.root and u.organisation = a.organisation and u.subject_kind = 'NOTICE'
                            and u.state in ('SCHEDULED', 'DELIVERED')
                        returning u.root, u.organisation""")
                        .bind("at", many.at())
                        .bindArray(
                                "roots",
                                UUID.class,
                                asked.stream().map(Stopped::root).toArray())
                        .bindArray(
                                "organisations",
                                String.class,
                                asked.stream().map(Stopped::organisation).toArray())
                        .map((row, context) ->
                                new Stopped(row.getObject("root", UUID.class), row.getString("organisation")))
                        .set())
                .forEach(stopped -> above.answered(stopped.root(), stopped.organisation(), many.at()));
    }

    /** First notices of the chains by document. */
    private Map<UUID, UUID> roots(Collection<UUID> notices) {
        Map<UUID, UUID> roots = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(
                        "select id, coalesce(root, id) as root from notice where id = any(:ids)")
                .bindArray("ids", UUID.class, notices)
                .map((row, context) -> Map.entry(row.getObject("id", UUID.class), row.getObject("root", UUID.class)))
                .forEach(each -> roots.put(each.getKey(), each.getValue())));
        return roots;
    }

    /** Nobody need sign what is no longer in force. */
    @Transactional(Transactional.TxType.MANDATORY)
    void ended(@Observes NoticesEnded ended) {
        if (ended.notices().isEmpty()) {
            return;
        }
        bulk.shareLockOfChain(ended.notices().get(0));
        ladders.end(ended.notices());
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update urging set state = case state when 'SCHEDULED' then 'CANCELLED' else 'ANSWERED' end,
                            settled_at = :at, settled_by = 'WITHDRAWAL'
                        where subject_id = any(:notices) and subject_kind in ('NOTICE', 'SILENCE', 'REPLY', 'FORWARD')
                            and state in ('SCHEDULED', 'DELIVERED')""")
                .bind("at", ended.at())
                .bindArray("notices", UUID.class, ended.notices())
                .execute());
    }
}
