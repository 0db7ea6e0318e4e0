package org.muster.notice.task;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.muster.platform.events.MalformedEvent;
import org.muster.platform.events.Reads;

/** A leader's instruction (批示) was recorded; here only the tasks it gives matter. */
@Reads("org.muster.instruction.recorded")
record InstructionRecorded(UUID instructionId, String organisation, List<InstructedTask> tasks) {

    record InstructedTask(int number, String text, String organisation, LocalDate dueOn, String dueText) {

        TaskWording wording() {
            return new TaskWording(number, text, null, dueOn, dueText);
        }

        boolean readable() {
            return number > 0 && text != null && !text.isBlank() && organisation != null;
        }
    }

    /** @throws MalformedEvent when a field is missing without which no task can be opened */
    void requireReadable() {
        if (instructionId == null || organisation == null || tasks == null) {
            throw new MalformedEvent("instructionId, organisation or tasks is missing");
        }
        if (!tasks.stream().allMatch(InstructedTask::readable)) {
            throw new MalformedEvent("a task lacks its number, text or organisation");
        }
    }
}
