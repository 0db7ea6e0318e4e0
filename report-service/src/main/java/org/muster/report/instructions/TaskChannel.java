package org.muster.report.instructions;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.muster.platform.events.Events;
import org.muster.platform.events.MalformedEvent;
import org.muster.platform.outbox.Outbox;
import org.muster.report.instructions.Completions.Done;

import io.smallrye.common.annotation.Blocking;

import static org.muster.platform.events.Events.on;

/** Closes an instruction when the last of its tasks is done, in whatever order they are done. */
@ApplicationScoped
class TaskChannel {

    @Inject
    Events events;

    @Inject
    Completions completions;

    @Inject
    EntityManager entities;

    @Inject
    Outbox outbox;

    @Incoming("tasks")
    @Blocking
    void tasks(ConsumerRecord<String, byte[]> record) {
        events.handle(record, on(TaskCompleted.class, this::complete));
    }

    private void complete(TaskCompleted task) {
        if (!task.isOfAnInstruction()) {
            return;
        }
        if (!task.isComplete()) {
            throw new MalformedEvent("taskId, sourceId, organisation, result and completedAt are needed");
        }
        // two last tasks may be done at once: the second waits here and sees the first
        Instruction instruction = entities.find(Instruction.class, task.sourceId(), LockModeType.PESSIMISTIC_WRITE);
        completions.add(task);
        if (instruction != null) {
            close(instruction);
        }
    }

    private void close(Instruction instruction) {
        List<Done> done = completions.of(instruction.id);
        Instant last = done.stream()
                .map(Done::completedAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        instruction.close(Completions.byOrganisation(done), last).ifPresent(outbox::append);
    }
}
