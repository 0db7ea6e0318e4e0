package org.muster.notice.webhook;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.muster.platform.events.Reads;

/** An event that can be subscribed, with what decides who may be told: whom it is about and whose thing it speaks of. */
sealed interface Told {

    /** By type. */
    Map<String, Class<? extends Told>> TYPES = Stream.<Class<? extends Told>>of(
                    NoticeIssued.class,
                    NoticeEnded.class,
                    NoticeProgressed.class,
                    TaskOpened.class,
                    TaskCompleted.class,
                    ResponseActivated.class,
                    ResponseLevelChanged.class,
                    ResponseStoodDown.class,
                    UrgingDelivered.class)
            .collect(Collectors.toUnmodifiableMap(
                    type -> type.getAnnotation(Reads.class).value(), Function.identity()));

    /** Codes of organisations; they and all above them may be told. */
    default List<String> about() {
        return List.of();
    }

    /** The notice whose recipients may be told too. */
    default UUID addressed() {
        return null;
    }

    /** The response whose organisation it is about. */
    default UUID response() {
        return null;
    }

    /** The task whose giver may be told too. */
    default UUID task() {
        return null;
    }

    /** What a notice's issuer did with it. */
    sealed interface OfNotice extends Told {
        UUID noticeId();

        String issuer();

        @Override
        default List<String> about() {
            return List.of(issuer());
        }

        @Override
        default UUID addressed() {
            return noticeId();
        }
    }

    @Reads("org.muster.notice.issued")
    record NoticeIssued(UUID noticeId, String issuer) implements OfNotice {}

    @Reads("org.muster.notice.ended")
    record NoticeEnded(UUID noticeId, String issuer) implements OfNotice {}

    /** For the issuing side only. */
    @Reads("org.muster.notice.progressed")
    record NoticeProgressed(String issuer) implements Told {
        @Override
        public List<String> about() {
            return List.of(issuer);
        }
    }

    /** What became of a task. */
    sealed interface OfTask extends Told {
        UUID taskId();

        String organisation();

        @Override
        default List<String> about() {
            return List.of(organisation());
        }

        @Override
        default UUID task() {
            return taskId();
        }
    }

    @Reads("org.muster.task.opened")
    record TaskOpened(UUID taskId, String organisation) implements OfTask {}

    @Reads("org.muster.task.completed")
    record TaskCompleted(UUID taskId, String sourceKind, UUID sourceId, String organisation) implements OfTask {}

    /** What became of a response. */
    sealed interface OfResponse extends Told {
        UUID responseId();

        @Override
        default UUID response() {
            return responseId();
        }
    }

    @Reads("org.muster.response.activated")
    record ResponseActivated(UUID responseId) implements OfResponse {}

    @Reads("org.muster.response.level-changed")
    record ResponseLevelChanged(UUID responseId) implements OfResponse {}

    @Reads("org.muster.response.stood-down")
    record ResponseStoodDown(UUID responseId) implements OfResponse {}

    /** Names many organisations, of which a subscriber is shown its own and those below. */
    @Reads("org.muster.urging.delivered")
    record UrgingDelivered(List<String> organisations) implements Told {
        @Override
        public List<String> about() {
            return organisations;
        }
    }
}
