package org.muster.notice.urging.delivery;

import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.vertx.ext.mail.SMTPException;

/** Hands letters to the mail server. */
@ApplicationScoped
class Post {

    /** It was not taken. @param again whether another attempt might succeed */
    static final class Refused extends Exception {

        final boolean again;
        final boolean serverAway;

        Refused(String reason, boolean again, boolean serverAway) {
            super(reason, null, false, false);
            this.again = again;
            this.serverAway = serverAway;
        }
    }

    @Inject
    Mailer mailer;

    @ConfigProperty(name = "muster.public-url")
    String publicUrl;

    @Inject
    Clock clock;

    /** A message sent twice bears the same Message-ID, by which mailboxes know it again. */
    void send(Message message, String to) throws Refused {
        Letter letter = Letter.of(message, link(publicUrl, message), clock.getZone());
        try {
            mailer.send(Mail.withText(to, letter.subject(), letter.body())
                    .addHeader("Message-ID", messageId(message))
                    .addHeader("Auto-Submitted", "auto-generated"));
        } catch (RuntimeException e) {
            throw refused(e);
        }
    }

    private static String messageId(Message message) {
        UUID id = message.urging();
        return "<" + id + "." + message.channel().toLowerCase() + "@urging.muster>";
    }

    private static String link(String url, Message message) {
        return switch (message.kind()) {
            case "NOTICE" -> url + "/inbox/" + message.subject();
            case "TASK" -> url + "/tasks/" + message.subject();
            default -> url;
        };
    }

    private static Refused refused(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SMTPException smtp) {
                return new Refused(
                        "mail server: " + smtp.getReplyCode() + " " + smtp.getMessage(), !smtp.isPermanent(), false);
            }
        }
        // a time-out has no message of its own
        String what = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return new Refused("mail server does not answer: " + what, true, true);
    }
}
