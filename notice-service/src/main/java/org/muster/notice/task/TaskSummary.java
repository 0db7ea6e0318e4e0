package org.muster.notice.task;

import java.time.LocalDate;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

/** One of a document's tasks with how many were charged and how many are done. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TaskSummary(UUID id, int number, String text, LocalDate due, String dueText, int charged, int done) {}
