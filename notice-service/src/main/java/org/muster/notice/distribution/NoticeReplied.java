package org.muster.notice.distribution;

import java.time.Instant;
import java.util.UUID;

/**
 * Fired inside the service, in the transaction of the receipt, when an organisation has replied to a notice, or returned
 * it and so owes no reply.
 */
public record NoticeReplied(UUID notice, String organisation, boolean returned, Instant at) {}
