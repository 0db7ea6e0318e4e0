package org.muster.notice.webhook;

/** A sealed secret cannot be opened; the message says why, as {@link FailureWords} knows it. */
class Unreadable extends Exception {

    Unreadable(String reason) {
        super(reason, null, false, false);
    }
}
