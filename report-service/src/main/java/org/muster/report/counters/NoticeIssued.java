package org.muster.report.counters;

import java.time.LocalDate;

import org.muster.platform.events.Reads;

@Reads("org.muster.notice.issued")
record NoticeIssued(String issuer, LocalDate issuedOn, boolean drill) {}
