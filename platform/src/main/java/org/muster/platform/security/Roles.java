package org.muster.platform.security;

/** The realm's roles. A role counts in one's own organisation and, for reading and managing, below it. */
public final class Roles {

    /** 拟稿 */
    public static final String DRAFTER = "drafter";

    /** 签发 */
    public static final String ISSUER = "issuer";

    /** 收发 */
    public static final String CLERK = "clerk";

    /** 值班 */
    public static final String DUTY_OFFICER = "duty-officer";

    /** 填报 */
    public static final String REPORTER = "reporter";

    /** 审核 */
    public static final String REPORT_REVIEWER = "report-reviewer";

    /** 专家管理 */
    public static final String EXPERT_MANAGER = "expert-manager";

    /** 专家 */
    public static final String EXPERT = "expert";

    /** 科普编辑 */
    public static final String EDITOR = "editor";

    /** 辟谣 */
    public static final String FACT_CHECKER = "fact-checker";

    /** 智库 */
    public static final String ANALYST = "analyst";

    /** 批示登记 */
    public static final String LEADER_OFFICE = "leader-office";

    /** 单位管理员 */
    public static final String ORG_ADMIN = "org-admin";

    /** 审计 */
    public static final String AUDITOR = "auditor";

    /** 运维 */
    public static final String OPERATOR = "operator";

    private Roles() {}
}
