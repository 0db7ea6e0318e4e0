package org.muster.notice.webhook;

import java.time.Instant;
import java.util.UUID;

import org.muster.platform.events.Emits;

/** How far a notice has come with those it was addressed to, without its forwards; a summary after many answers. */
@Emits("org.muster.notice.progressed")
record NoticeProgressed(
        UUID noticeId,
        String number,
        String issuer,
        int recipients,
        int opened,
        int signed,
        int returned,
        int replied,
        int tasksCompleted,
        boolean drill,
        Instant at) {}
