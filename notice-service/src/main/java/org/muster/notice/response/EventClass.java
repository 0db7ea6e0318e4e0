package org.muster.notice.response;

/** The four classes of emergencies (突发事件). */
public enum EventClass {
    /** 自然灾害 */
    NATURAL_DISASTER,
    /** 事故灾难 */
    ACCIDENT,
    /** 公共卫生事件 */
    PUBLIC_HEALTH,
    /** 社会安全事件 */
    SOCIAL_SECURITY
}
