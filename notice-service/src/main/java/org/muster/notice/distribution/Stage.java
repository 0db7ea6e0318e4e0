package org.muster.notice.distribution;

import java.util.Arrays;

import org.muster.platform.problem.ProblemException;

/** How far somebody is asked to come with a notice; who has not is outstanding. Who returned it is asked nothing more. */
enum Stage {
    /** 打开: asked of those that got a copy only, too. */
    OPENED(1),
    SIGNED(2),
    /** 答复: asked of those of whose documents one wants a reply. */
    REPLIED(8),
    /** 办结 */
    CLOSED(16),
    /**
     * 转发: asked of those with organisations directly below of which none has it; of a notice that asks to be forwarded,
     * only of those it asks.
     */
    FORWARDED(0);

    private final int bit;

    Stage(int bit) {
        this.bit = bit;
    }

    /** @throws ProblemException 400 for anything but one of the names; null is {@link #SIGNED} */
    static Stage named(String name) {
        return name == null
                ? SIGNED
                : Arrays.stream(values())
                        .filter(stage -> stage.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> ProblemException.badRequest("unknown-act", name, Arrays.toString(values())));
    }

    /** Of {@link Act#BIT}; none when no receipt tells. */
    int bit() {
        return bit;
    }
}
