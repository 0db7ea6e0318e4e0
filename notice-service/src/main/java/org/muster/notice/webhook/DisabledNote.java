package org.muster.notice.webhook;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.muster.notice.staff.Staff;
import org.muster.notice.urging.delivery.DeliveryConfig;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;

/**
 * Tells an organisation's administrators that a webhook was switched off, by mail where mail goes out and they have an
 * address. It is a courtesy: the list of webhooks says the same, and nothing depends on whether the mail arrives.
 */
@ApplicationScoped
class DisabledNote {

    private static final Logger LOG = Logger.getLogger(DisabledNote.class);

    @Inject
    DeliveryConfig delivery;

    @Inject
    Staff staff;

    @Inject
    Mailer mailer;

    @ConfigProperty(name = "muster.public-url")
    String publicUrl;

    void disabled(@Observes(during = TransactionPhase.AFTER_SUCCESS) WebhookDisabled webhook) {
        if (!delivery.mail()) {
            return;
        }
        try {
            List<String> mailboxes = staff.administratorsMailboxes(webhook.organisation());
            mailboxes.forEach(mailbox -> mailer.send(letter(mailbox, webhook)));
        } catch (RuntimeException e) {
            LOG.warnf(
                    "The administrators of %s could not be told that webhook %s is off: %s",
                    webhook.organisation(), webhook.webhookId(), e.getMessage());
        }
    }

    private Mail letter(String to, WebhookDisabled webhook) {
        return Mail.withText(
                        to,
                        "【推送停用】" + webhook.url(),
                        String.join(
                                "\n",
                                "本单位的事件推送已由平台停用：",
                                "",
                                "    " + webhook.url(),
                                "",
                                "原因：" + webhook.reason(),
                                "修复后可恢复推送：" + publicUrl + "/webhooks/" + webhook.webhookId()))
                .addHeader("Auto-Submitted", "auto-generated");
    }
}
