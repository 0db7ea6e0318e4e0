package org.muster.report.periods;

import java.time.Instant;

import org.muster.platform.problem.ProblemException;

/**
 * Where an organisation stands in a period's frozen tree.
 *
 * @param parentPos its parent's position, null for the asking organisation
 * @param expected whether it is among those who must report
 * @param node whether organisations below it are expected, or it asks itself
 * @param dueAt the cut-off of its tier
 */
public record Place(
        String organisation, long pos, long last, Long parentPos, boolean expected, boolean node, Instant dueAt) {

    /**
     * Those who are expected report; those above them may state their own totals.
     *
     * @throws ProblemException 422 for anybody else
     */
    public Place requireAsked() {
        if (!expected && !node) {
            throw ProblemException.unprocessable("not-asked", organisation);
        }
        return this;
    }

    /** The node of the tree whose sums change with this organisation's report. */
    public long summedAt() {
        return node || parentPos == null ? pos : parentPos;
    }
}
