package org.muster.notice.alert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;
import org.muster.notice.cap.CapMessage;
import org.muster.notice.cap.CapMessage.Area;
import org.muster.notice.cap.CapMessage.Info;
import org.muster.notice.cap.CapMessage.MsgType;
import org.muster.notice.cap.CapMessage.Reference;
import org.muster.notice.cap.CapMessage.Status;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;

/** Takes in messages for the caller's organisation, each once. */
@ApplicationScoped
class AlertIntake {

    private static final Set<MsgType> WARNINGS = EnumSet.of(MsgType.Alert, MsgType.Update, MsgType.Cancel);

    /** How far a sender's clock may be ahead. */
    private static final Duration AHEAD = Duration.ofMinutes(10);

    @Inject
    Jdbi jdbi;

    @Inject
    CurrentUser user;

    @Inject
    Clock clock;

    /**
     * @return whether it is new; a message of the same sender, identifier and moment changes nothing
     * @throws ProblemException 422 for what does not warn anybody: tests, drafts, answers, and an Alert that says nothing
     */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean take(CapMessage message, byte[] document) {
        Instant now = clock.instant();
        requireWarning(message, now);
        UUID id = jdbi.withHandle(handle ->
                handle.createQuery("select uuidv7()").mapTo(UUID.class).one());
        if (insert(id, message, document, now) == 0) {
            return false;
        }
        for (Reference earlier : Set.copyOf(message.references())) {
            jdbi.useHandle(handle -> handle.execute(
                    "insert into alert_reference (alert, sender, identifier, sent) values (?, ?, ?, ?)",
                    id,
                    earlier.sender(),
                    earlier.identifier(),
                    earlier.sent()));
        }
        return true;
    }

    private static void requireWarning(CapMessage message, Instant now) {
        if (message.status() != Status.Actual && message.status() != Status.Exercise) {
            throw ProblemException.unprocessable("alert-status", message.status());
        }
        if (!WARNINGS.contains(message.msgType())) {
            throw ProblemException.unprocessable("alert-kind", message.msgType());
        }
        if (message.msgType() != MsgType.Alert && message.references().isEmpty()) {
            throw ProblemException.unprocessable("alert-without-references", message.msgType());
        }
        if (message.msgType() != MsgType.Cancel && message.infos().isEmpty()) {
            throw ProblemException.unprocessable("alert-without-info");
        }
        if (message.self().sent().isAfter(now.plus(AHEAD))) {
            throw ProblemException.unprocessable(
                    "alert-from-future", message.self().sent());
        }
    }

    private int insert(UUID id, CapMessage message, byte[] document, Instant now) {
        Info info = info(message);
        List<String> areas = info.areas().stream().map(Area::description).toList();
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into alert (id, received_by, sender, identifier, sent, exercise, msg_type, category, event, headline,
                            description, instruction, colour, urgency, severity, certainty, effective, onset, expires, all_clear,
                            sender_name, area, divisions, document, by_subject, by_name, received_at)
                        values (:id, :organisation, :sender, :identifier, :sent, :exercise, :type, :category, :event, :headline,
                            :description, :instruction, :colour, :urgency, :severity, :certainty, :effective, :onset, :expires,
                            :clear, :name, :area, :divisions, :document, :subject, :by, :now)
                        on conflict (received_by, sender, identifier, sent) do nothing""")
                .bind("id", id)
                .bind("organisation", user.organisation())
                .bind("sender", message.self().sender())
                .bind("identifier", message.self().identifier())
                .bind("sent", message.self().sent())
                .bind("exercise", message.exercise())
                .bind("type", message.msgType().name())
                .bind(
                        "category",
                        info.categories().isEmpty()
                                ? "Other"
                                : info.categories().get(0))
                .bind("event", info.event())
                .bind("headline", info.headline())
                .bind("description", info.description())
                .bind("instruction", info.instruction())
                .bind("colour", WarningColour.of(info).map(Enum::name).orElse(null))
                .bind("urgency", info.urgency())
                .bind("severity", info.severity())
                .bind("certainty", info.certainty())
                .bind("effective", info.effective())
                .bind("onset", info.onset())
                .bind("expires", info.expires())
                .bind("clear", info.responseTypes().contains("AllClear"))
                .bind("name", info.senderName())
                .bind("area", areas.isEmpty() ? null : String.join("、", areas))
                .bindArray(
                        "divisions",
                        String.class,
                        info.areas().stream()
                                .flatMap(area -> area.divisions().stream())
                                .collect(Collectors.toSet()))
                .bind("document", document)
                .bind("subject", user.subject())
                .bind("by", user.name())
                .bind("now", now)
                .execute());
    }

    /** The Chinese one of several; a cancellation need not say anything but what it takes back. */
    private static Info info(CapMessage message) {
        return message.infos().stream()
                .filter(info -> info.language() != null && info.language().startsWith("zh"))
                .findFirst()
                .or(() -> message.infos().stream().findFirst())
                .orElseGet(() -> new Info(
                        "zh-CN",
                        List.of("Other"),
                        message.note() == null || message.note().isBlank()
                                ? "预警解除"
                                : message.note().strip(),
                        List.of(),
                        "Past",
                        "Unknown",
                        "Unknown",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        List.of()));
    }
}
