package org.muster.expert.need;

import java.util.UUID;

/**
 * Told inside this service, in the same transaction, when a need ends before its seats are filled or its time is over.
 *
 * @param release whether those who accepted are free again
 */
public record NeedEnded(UUID need, boolean release) {}
