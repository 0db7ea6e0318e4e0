package org.muster.notice.document;

import java.util.UUID;

/** Fired inside the service, in the transaction that issues a notice whose recipients shall carry it on (要求转发). */
public record ForwardAsked(UUID notice) {}
