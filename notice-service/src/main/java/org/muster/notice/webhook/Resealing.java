package org.muster.notice.webhook;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;

/**
 * Seals with the first key, at the start, whatever is not: after the keys were changed, so that the former one can go,
 * and what lay readable before secrets were sealed.
 */
@ApplicationScoped
class Resealing {

    private static final Logger LOG = Logger.getLogger(Resealing.class);

    private record Row(UUID id, String secret, String former) {}

    @Inject
    Jdbi jdbi;

    @Inject
    SealingKeys keys;

    void start(@Observes StartupEvent event) {
        sealWith(keys);
    }

    void sealWith(SealingKeys keys) {
        QuarkusTransaction.requiringNew().run(() -> others(keys).forEach(row -> reseal(keys, row)));
    }

    private List<Row> others(SealingKeys keys) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, secret, former_secret from webhook
                        where split_part(secret, '.', 1) <> :first or split_part(former_secret, '.', 1) <> :first
                        order by id for update""")
                .bind("first", keys.first())
                .map((row, context) -> new Row(
                        row.getObject("id", UUID.class), row.getString("secret"), row.getString("former_secret")))
                .list());
    }

    private void reseal(SealingKeys keys, Row row) {
        String secret = resealed(keys, row.id(), row.secret());
        String former = resealed(keys, row.id(), row.former());
        jdbi.useHandle(handle -> handle.execute(
                "update webhook set secret = ?, former_secret = ? where id = ?", secret, former, row.id()));
    }

    private static String resealed(SealingKeys keys, UUID webhook, String sealed) {
        try {
            return keys.reseal(webhook, sealed);
        } catch (Unreadable e) {
            LOG.errorf(
                    "A secret of webhook %s cannot be opened (%s). Bring its key back into muster.webhook.keys, or let"
                            + " its administrators make a new secret; until then nothing is sent there.",
                    webhook, e.getMessage());
            return sealed;
        }
    }
}
