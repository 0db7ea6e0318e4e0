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

    @Reads("org.muster.notice.issued")
    record NoticeIssued(UUID noticeId, String issuer) implements Told {
        @Override
        public List<String> about() {
            return List.of(issuer);
        }

        @Override
        public UUID addressed() {
            return noticeId;
        }
    }

    @Reads("org.muster.notice.ended")
    record NoticeEnded(UUID noticeId, String issuer) implements Told {
        @Override
        public List<String> about() {
            return List.of(issuer);
        }

        @Override
        public UUID addressed() {
            return noticeId;
        }
    }

    @Reads("org.muster.notice.progressed")
    record NoticeProgressed(String issuer) implements Told {
        @Override
        public List<String> about() {
            return List.of(issuer);
        }
    }

    @Reads("org.muster.task.opened")
    record TaskOpened(UUID taskId, String organisation) implements Told {
        @Override
        public List<String> about() {
            return List.of(organisation);
        }

        @Override
        public UUID task() {
            return taskId;
        }
    }

    @Reads("org.muster.task.completed")
    record TaskCompleted(UUID taskId, String sourceKind, UUID sourceId, String organisation) implements Told {
        @Override
        public List<String> about() {
            return List.of(organisation);
        }

        @Override
        public UUID task() {
            return taskId;
        }
    }

    @Reads("org.muster.response.activated")
    record ResponseActivated(UUID responseId) implements Told {
        @Override
        public UUID response() {
            return responseId;
        }
    }

    @Reads("org.muster.response.level-changed")
    record ResponseLevelChanged(UUID responseId) implements Told {
        @Override
        public UUID response() {
            return responseId;
        }
    }

    @Reads("org.muster.response.stood-down")
    record ResponseStoodDown(UUID responseId) implements Told {
        @Override
        public UUID response() {
            return responseId;
        }
    }

    /** Names many organisations, of which a subscriber is shown its own and those below. */
    @Reads("org.muster.urging.delivered")
    record UrgingDelivered(List<String> organisations) implements Told {
        @Override
        public List<String> about() {
            return organisations;
        }
    }
}
