package org.muster.notice.urging;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;
import org.muster.notice.distribution.Silence;
import org.muster.notice.distribution.Silence.Part;
import org.muster.notice.distribution.Silence.Silent;
import org.muster.notice.distribution.Unforwarded;
import org.muster.notice.response.Responses;
import org.muster.notice.urging.BulkUrging.Addressee;
import org.muster.notice.urging.Ladder.Moment;
import org.muster.notice.urging.NoticeLadders.Due;
import org.muster.platform.audit.AuditTrail;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/**
 * Takes the steps that are due: urges the recipients of a chain of forwards that are silent at that moment, a batch per
 * transaction. Killed in between it begins again and passes over those it has urged. See
 * docs/adr/0005-urging-and-quiet-hours.md.
 */
@ApplicationScoped
class LadderWorker {

    private static final Logger LOG = Logger.getLogger(LadderWorker.class);
    private static final long START = -1;
    private static final long END = Long.MAX_VALUE;

    @Inject
    NoticeLadders ladders;

    @Inject
    Silence silence;

    @Inject
    Unforwarded unforwarded;

    @Inject
    BulkUrging bulk;

    @Inject
    SilenceAbove above;

    @Inject
    Responses responses;

    @Inject
    LadderConfig config;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    @Scheduled(every = "${muster.urging.ladder.check-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void takeDueSteps() {
        ZonedDateTime now = ZonedDateTime.now(clock);
        for (UUID root : ladders.dueChains(now.toInstant())) {
            try {
                take(root, now);
            } catch (RuntimeException e) {
                LOG.errorf(e, "Those who have not signed notice %s could not be urged; it is tried again", root);
            }
        }
    }

    private void take(UUID root, ZonedDateTime now) {
        for (long after = START; after != END; ) {
            long from = after;
            after = QuarkusTransaction.requiringNew().call(() -> takeBatch(root, from, now));
        }
    }

    /** @return the place in the tree after which the next batch begins */
    private long takeBatch(UUID root, long after, ZonedDateTime now) {
        bulk.lock(root);
        Map<UUID, Due> due = ladders.due(root, now.toInstant()).stream()
                .filter(step -> mayBeTaken(step, now))
                .collect(Collectors.toMap(Due::notice, Function.identity()));
        if (due.isEmpty()) {
            return END;
        }
        List<Silent> silent = silence.after(after, new Silence.Part(root, null), due.keySet(), config.batch());
        silent.stream()
                .collect(Collectors.groupingBy(one -> due.get(one.document())))
                .forEach((step, those) -> urge(root, step, those, now));
        if (silent.size() == config.batch()) {
            return silent.get(silent.size() - 1).pos();
        }
        due.values().forEach(step -> finish(root, step, now));
        return END;
    }

    private boolean mayBeTaken(Due step, ZonedDateTime now) {
        Ladder ladder = ladders.ladder(step.urgency());
        boolean throughTheNight = ladder.mostUrgent() && !step.drill() && responses.atHighestLevel(step.issuer());
        Moment moment = ladder.allowed(step.step(), now, throughTheNight);
        if (moment.heldBy() == null) {
            return true;
        }
        ladders.hold(step, moment);
        return false;
    }

    private void urge(UUID root, Due step, List<Silent> those, ZonedDateTime now) {
        List<Addressee> addressees = those.stream()
                .map(one -> Addressee.of(SubjectKind.NOTICE, one.organisation(), one.document(), step.step()))
                .toList();
        bulk.urgeSoon(
                root,
                addressees,
                ladders.ladder(step.urgency()),
                step.step(),
                new Moment(now, step.heldBy()),
                now.toInstant());
        audit.recordAutomatic(
                "urge", "notice", step.notice(), Map.of("step", step.step(), "silent", addressees.size()));
    }

    /** Those that have signed and are asked to carry it on: they are few, since most have nobody below them. */
    private void urgeToForward(UUID root, Due step, ZonedDateTime now) {
        List<Addressee> those = unforwarded.signed(new Part(step.notice(), null)).stream()
                .map(one -> Addressee.of(SubjectKind.FORWARD, one, step.notice(), step.step()))
                .toList();
        if (those.isEmpty()) {
            return;
        }
        bulk.urgeSoon(
                root,
                those,
                ladders.ladder(step.urgency()),
                step.step(),
                new Moment(now, step.heldBy()),
                now.toInstant());
        audit.recordAutomatic(
                "urge", "notice", step.notice(), Map.of("step", step.step(), "notForwarded", those.size()));
    }

    private void finish(UUID root, Due step, ZonedDateTime now) {
        urgeToForward(root, step, now);
        Ladder ladder = ladders.ladder(step.urgency());
        if (ladder.climbsAt(step.step())) {
            List<Addressee> told = above.toBeTold(root, step.notice(), step.step());
            bulk.urgeSoon(root, told, ladder, step.step(), new Moment(now, step.heldBy()), now.toInstant());
        }
        ladders.taken(step, now);
    }
}
