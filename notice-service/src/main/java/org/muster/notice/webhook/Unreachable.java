package org.muster.notice.webhook;

/** The subscriber was not reached or did not answer; the message says why, as {@link FailureWords} knows it. */
class Unreachable extends Exception {

    Unreachable(String reason) {
        super(reason, null, false, false);
    }
}
