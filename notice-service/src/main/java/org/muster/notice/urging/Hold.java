package org.muster.notice.urging;

/** Why an urging does not go out at once. */
public enum Hold {
    /** It is night; it goes out when the quiet hours end. */
    QUIET_HOURS,
    /** Nobody works; it goes out on the next working day. */
    HOLIDAY,
    /** The organisation was urged as often as it may be in a day; it goes out on the next day with room. */
    DAILY_CAP
}
