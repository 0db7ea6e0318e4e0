package org.muster.notice.task;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One of a document's tasks with how many were charged and how many are done.
 *
 * @param endedAs why it is not asked for any more; null while it is, and when it ended with its document
 * @param endedBy who decided that
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TaskSummary(
        UUID id,
        int number,
        String text,
        LocalDate due,
        String dueText,
        int charged,
        int done,
        Instant endedAt,
        EndedAs endedAs,
        String endedBy) {}
