package org.muster.notice.duty;

/**
 * Why an organisation is expected to be on duty. Nobody else counts: a member unit without a roster has no gap unless a
 * response asks for its duty.
 */
public enum Expectation {
    /** It is an association (科协): those are always expected. */
    ASSOCIATION,
    /** It keeps a roster. */
    ROSTER,
    /** A response, which is not a drill, asks for it in its plan. */
    RESPONSE
}
