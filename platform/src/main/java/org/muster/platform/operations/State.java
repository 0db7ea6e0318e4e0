package org.muster.platform.operations;

/** How something stands. */
public enum State {
    /** 正常: nothing to do. */
    OK,
    /** 留意: it may pass by itself; look again soon. */
    WATCH,
    /** 处置: an operator is needed now. */
    ACT;

    public State or(State other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
