package org.muster.notice.response;

/** The colour of a warning (预警) somebody else issued; recorded beside a response's level and never derived from it. */
public enum WarningColour {
    /** 红色 */
    RED,
    /** 橙色 */
    ORANGE,
    /** 黄色 */
    YELLOW,
    /** 蓝色 */
    BLUE
}
