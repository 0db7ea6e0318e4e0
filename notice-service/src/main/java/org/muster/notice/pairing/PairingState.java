package org.muster.notice.pairing;

/** How far a pairing has got. */
enum PairingState {
    /** Waits for a side to agree; either side may refuse it. */
    PROPOSED,
    /** Both sides agreed; contacts are logged. */
    AGREED,
    /** Refused or ended, or its last day has passed: only to be read. */
    ENDED
}
