package org.muster.notice.distribution;

import java.time.Instant;
import java.util.UUID;

/**
 * Fired inside the service, in the transaction of the receipt, when an organisation has signed or returned a notice;
 * again when it does so again.
 */
public record NoticeAnswered(UUID notice, String organisation, boolean returned, Instant at) {}
