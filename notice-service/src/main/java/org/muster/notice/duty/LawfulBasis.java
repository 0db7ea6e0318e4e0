package org.muster.notice.duty;

/** On what ground a person's contact data is kept. */
public enum LawfulBasis {
    /** Needed to carry out a statutory duty (履行法定职责). */
    DUTY,
    /** The person agreed (本人同意). */
    CONSENT,
    /** Needed in a public-health emergency (突发公共卫生事件). */
    EMERGENCY
}
