package org.muster.notice.task;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Fired inside the service when what asked for the tasks is over, in the transaction that ended it. */
public record TasksEnded(List<UUID> tasks, Instant at) {}
