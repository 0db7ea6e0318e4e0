package org.muster.notice.distribution;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * As {@link NoticeAnswered}, for signatures that were given together; only those that are new.
 *
 * @param organisations that signed, by notice
 */
public record NoticesSigned(Map<UUID, List<String>> organisations, Instant at) {}
