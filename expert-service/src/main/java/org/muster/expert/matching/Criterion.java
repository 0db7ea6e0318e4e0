package org.muster.expert.matching;

/**
 * What speaks for an expert, and how much at most. The weights add up to 100; they are part of the interface, because a
 * person who decides must be able to recompute the score.
 *
 * <p>Knowing the subject is worth half of everything: an expert of the wrong field helps nobody by living next door.
 * Place and time come next, because they decide how soon help arrives. Grade is worth little on purpose.
 */
enum Criterion {
    /** 学科匹配 */
    DISCIPLINE(50),
    /** 地域 */
    PLACE(15),
    /** 时间 */
    AVAILABILITY(15),
    /** 工作方式：远程或到场 */
    WAY(10),
    /** 职称级别 */
    GRADE(5),
    /** 联系畅通：when the expert was last heard from */
    CONTACT(5);

    final int weight;

    Criterion(int weight) {
        this.weight = weight;
    }
}
