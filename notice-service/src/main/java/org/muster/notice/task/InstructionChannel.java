package org.muster.notice.task;

import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.muster.platform.events.Events;
import org.muster.platform.events.MalformedEvent;
import org.muster.platform.organisation.Organisations;

import io.smallrye.common.annotation.Blocking;

import static org.muster.platform.events.Events.on;

/** Opens the tasks of each recorded instruction. */
@ApplicationScoped
class InstructionChannel {

    @Inject
    Events events;

    @Inject
    Tasks tasks;

    @Inject
    Organisations organisations;

    @Incoming("instructions")
    @Blocking
    void instructions(ConsumerRecord<String, byte[]> record) {
        events.handle(record, on(InstructionRecorded.class, this::open));
    }

    private void open(InstructionRecorded instruction) {
        instruction.requireReadable();
        Stream.concat(
                        Stream.of(instruction.organisation()),
                        instruction.tasks().stream().map(InstructionRecorded.InstructedTask::organisation))
                .forEach(this::requireKnown);
        tasks.openForInstruction(instruction);
    }

    private void requireKnown(String code) {
        if (organisations.find(code).isEmpty()) {
            throw new MalformedEvent("no organisation has the code " + code);
        }
    }
}
