package org.muster.notice.document;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Fired inside the service in the transaction that ended a notice: it and all its issued forwards, over all hops. */
public record NoticesEnded(List<UUID> notices, Instant at) {}
