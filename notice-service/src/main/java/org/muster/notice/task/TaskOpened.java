package org.muster.notice.task;

import java.time.LocalDate;
import java.util.UUID;

import org.muster.platform.events.Emits;

import com.fasterxml.jackson.annotation.JsonInclude;

/** One organisation was given a task. */
@Emits("org.muster.task.opened")
@JsonInclude(JsonInclude.Include.NON_NULL)
record TaskOpened(
        UUID taskId,
        SourceKind sourceKind,
        UUID sourceId,
        String organisation,
        String text,
        LocalDate dueOn,
        String dueText,
        boolean drill) {}
