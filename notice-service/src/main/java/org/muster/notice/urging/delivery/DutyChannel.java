package org.muster.notice.urging.delivery;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.muster.notice.duty.DutyDesk;
import org.muster.notice.duty.DutyDesk.OnDuty;
import org.muster.notice.duty.DutyDesk.OnPost;
import org.muster.platform.audit.AuditTrail;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** Calls upon the person on backup duty (备班) when a most urgent notice was not signed after the first urging. */
@ApplicationScoped
class DutyChannel implements Channel {

    @Inject
    DutyDesk desk;

    @Inject
    Post post;

    @Inject
    DeliveryConfig config;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    @Override
    public String name() {
        return "DUTY";
    }

    @Override
    public boolean open() {
        return true;
    }

    @Override
    public int batch() {
        return 50;
    }

    @Override
    public void send(List<Message> messages, DeliveryLog log) {
        messages.forEach(message -> call(message, log));
    }

    private void call(Message message, DeliveryLog log) {
        OnPost person = QuarkusTransaction.requiringNew().call(() -> onDuty(message.organisation()));
        if (person == null) {
            log.failedForGood(message, "nobody is on duty");
            return;
        }
        try {
            if (config.mail() && person.email() != null) {
                post.send(message, person.email());
            }
        } catch (Post.Refused refused) {
            if (refused.again) {
                log.failed(message, refused.getMessage());
            } else {
                log.failedForGood(message, refused.getMessage());
            }
            return;
        }
        QuarkusTransaction.requiringNew().run(() -> {
            log.sent(List.of(message), person.name());
            audit.recordAutomatic("call-backup", "duty-person", person.person(), Map.of("urging", message.urging()));
        });
    }

    /** The main post when there is no backup: better the same person again than nobody. */
    private OnPost onDuty(String organisation) {
        OnDuty onDuty = desk.onDuty(organisation, clock.instant());
        return onDuty.backup() == null ? onDuty.main() : onDuty.backup();
    }
}
