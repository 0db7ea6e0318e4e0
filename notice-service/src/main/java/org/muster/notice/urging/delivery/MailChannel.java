package org.muster.notice.urging.delivery;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;

/** Mail to the mailbox of organisations that want it. */
@ApplicationScoped
class MailChannel implements Channel {

    private record Mailbox(@NotNull @Email String address) {}

    @Inject
    Validator validator;

    @Inject
    Post post;

    @Inject
    DeliveryConfig config;

    @Override
    public String name() {
        return "MAIL";
    }

    @Override
    public boolean open() {
        return config.mail();
    }

    @Override
    public boolean fits(String address) {
        return validator.validateValue(Mailbox.class, "address", address).isEmpty();
    }

    @Override
    public int batch() {
        return 20;
    }

    @Override
    public void send(List<Message> messages, DeliveryLog log) {
        Post.Refused away = null;
        for (Message message : messages) {
            if (message.address() == null) {
                log.failedForGood(message, "the organisation wants no mail any more");
                continue;
            }
            if (away != null) {
                log.failed(message, away.getMessage());
                continue;
            }
            try {
                post.send(message, message.address());
                log.sent(List.of(message), null);
            } catch (Post.Refused refused) {
                // the others would only wait for the same server
                away = refused.serverAway ? refused : null;
                if (refused.again) {
                    log.failed(message, refused.getMessage());
                } else {
                    log.failedForGood(message, refused.getMessage());
                }
            }
        }
    }
}
