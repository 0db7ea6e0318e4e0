package org.muster.platform.planted;

import org.muster.expert.planted.Stranger;

/** Breaks a rule on purpose: the platform looks into a service. */
public class Nosy {
    Stranger stranger = new Stranger();
}
