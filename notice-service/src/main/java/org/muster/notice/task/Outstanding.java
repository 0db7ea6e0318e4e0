package org.muster.notice.task;

import java.time.LocalDate;

/** What an organisation has not done yet, as somebody who urges needs to know it. */
public record Outstanding(String text, String givenBy, LocalDate due, String dueText, boolean drill) {}
