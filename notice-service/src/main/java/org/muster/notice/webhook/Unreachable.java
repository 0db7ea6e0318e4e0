package org.muster.notice.webhook;

/** The subscriber was not reached or did not answer; the message says why, in words for its administrator. */
class Unreachable extends Exception {

    Unreachable(String reason) {
        super(reason, null, false, false);
    }
}
