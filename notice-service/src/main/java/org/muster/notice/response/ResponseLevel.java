package org.muster.notice.response;

/** The level (级别) of an event or a response. A warning's colour is another thing, see {@link WarningColour}. */
public enum ResponseLevel {
    /** 特别重大 */
    I,
    /** 重大 */
    II,
    /** 较大 */
    III,
    /** 一般 */
    IV
}
