package org.muster.expert.need;

/** Why a need is not taken up (退回原因), so that the answer is useful and the reasons can be counted. */
enum Rejection {
    /** 非专家可解决的事项: goods, money or staff are needed instead. */
    NOT_FOR_EXPERTS,
    /** 需求单位无法核实 */
    REQUESTER_NOT_VERIFIED,
    /** 描述不清 */
    UNCLEAR,
    /** 重复 */
    DUPLICATE,
    /** 不属本单位职责范围 */
    OUT_OF_REMIT,
    /** 涉密或违规 */
    NOT_PERMITTED
}
