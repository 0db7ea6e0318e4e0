package org.muster.outreach.rumours;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.muster.outreach.answers.Answer;
import org.muster.outreach.answers.PublishedClaims;
import org.muster.outreach.texts.Texts;
import org.muster.outreach.wording.Wording;

/** Words the reply to an asker: answers that are there, or honestly that there is none yet and when to expect one. */
@ApplicationScoped
class Replies {

    private static final int MOST_ANSWERS = 3;

    @Inject
    PublishedClaims published;

    @Inject
    RumourConfig config;

    @Inject
    Clock clock;

    /** To somebody who only asks: nothing is recorded and no number told. */
    Reply toQuestion(Wording text, Optional<KnownRumour> known, Locale language) {
        return reply(null, null, text, known, language);
    }

    /** To somebody who reported it, or comes back to see. */
    Reply toReport(Wording text, KnownRumour known, Locale language) {
        return reply(known.id(), known.askers(), text, Optional.of(known), language);
    }

    private Reply reply(UUID id, Long askers, Wording text, Optional<KnownRumour> known, Locale language) {
        List<Answer> answers = answers(text, known);
        if (!answers.isEmpty()) {
            return new Reply(id, Reply.Status.ANSWERED, answers, Texts.of("answered", language), null, askers, null);
        }
        if (known.isPresent() && known.get().status() == Rumour.Status.REJECTED) {
            String reason = known.get().publicReason();
            return new Reply(
                    id, Reply.Status.DECLINED, List.of(), Texts.of("declined", language, reason), null, askers, reason);
        }
        Instant now = Instant.now(clock);
        Instant expected = known.map(KnownRumour::reportedAt).orElse(now).plus(config.answerWithin());
        String key = known.isEmpty() ? "not-reported" : expected.isBefore(now) ? "overdue" : "being-checked";
        return new Reply(
                id,
                Reply.Status.NO_ANSWER_YET,
                List.of(),
                Texts.of(key, language, time(expected, language)),
                expected,
                askers,
                null);
    }

    /** What a person confirmed comes before what the machine finds alike. */
    private List<Answer> answers(Wording text, Optional<KnownRumour> known) {
        Optional<Answer> confirmed = known.map(KnownRumour::verdict).flatMap(published::confirmed);
        return Stream.concat(
                        confirmed.stream(),
                        published.answering(text).stream()
                                .filter(answer -> confirmed.isEmpty()
                                        || !answer.id().equals(confirmed.get().id())))
                .limit(MOST_ANSWERS)
                .toList();
    }

    private String time(Instant at, Locale language) {
        return DateTimeFormatter.ofPattern(Texts.of("time-pattern", language), language)
                .withZone(clock.getZone())
                .format(at);
    }
}
