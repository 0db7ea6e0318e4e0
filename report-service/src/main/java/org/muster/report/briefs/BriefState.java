package org.muster.report.briefs;

/** How far a brief has got. */
enum BriefState {
    /** May be edited and issued. */
    DRAFT,
    /** Has its number and never changes; where it was sent is added beside it. */
    ISSUED
}
