package org.muster.expert.profile;

/** Grade of a professional title (职称级别): the third digit of its GB/T 8561 code. */
public enum Grade {
    /** 正高级 */
    SENIOR,
    /** 副高级 */
    ASSOCIATE_SENIOR,
    /** 中级 */
    INTERMEDIATE,
    /** 助理级 */
    ASSISTANT,
    /** 员级 */
    TECHNICIAN;

    /** Null when the code's third digit is no grade: such codes name a series of titles. */
    static Grade ofTitle(String titleCode) {
        int digit = titleCode.charAt(2) - '0';
        return digit >= 1 && digit <= values().length ? values()[digit - 1] : null;
    }
}
