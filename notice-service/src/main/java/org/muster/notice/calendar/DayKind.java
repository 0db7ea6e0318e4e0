package org.muster.notice.calendar;

/** What an official arrangement makes of a day. */
public enum DayKind {
    /** 休: nobody works, though it may be a weekday. */
    OFF,
    /** 班: people work, though it may be a weekend. */
    WORK
}
