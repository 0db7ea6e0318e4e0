package org.muster.notice.webhook;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;

/** The webhooks of the caller's own organisation; neither those above nor those below have business with them. */
@ApplicationScoped
class Webhooks {

    /** More would be a mistake in somebody's program. */
    static final int MOST = 20;

    @Inject
    Jdbi jdbi;

    @Inject
    CurrentUser user;

    List<Webhook> list() {
        return Webhook.list("organisation = ?1 order by id", user.organisation());
    }

    Webhook get(UUID id) {
        return own(id, LockModeType.NONE);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Webhook locked(UUID id) {
        return own(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /**
     * One administrator at a time adds or changes an address.
     *
     * @param but the webhook that is changed; null for a new one
     * @throws ProblemException 409 when the organisation has it already, 422 when it has too many
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void requireRoomFor(String url, UUID but) {
        jdbi.useHandle(handle -> handle.createQuery("select pg_advisory_xact_lock(hashtextextended(?, 490))")
                .bind(0, user.organisation())
                .mapToMap()
                .list());
        List<Webhook> others =
                list().stream().filter(each -> !each.id.equals(but)).toList();
        if (others.stream().anyMatch(each -> each.url.equals(url))) {
            throw ProblemException.conflict("webhook-known", url);
        }
        if (others.size() >= MOST) {
            throw ProblemException.unprocessable("webhooks-too-many", MOST);
        }
    }

    private Webhook own(UUID id, LockModeType lock) {
        Webhook webhook = Webhook.findById(id, lock);
        if (webhook == null || !webhook.organisation.equals(user.organisation())) {
            throw ProblemException.notFound("webhook", id);
        }
        return webhook;
    }
}
