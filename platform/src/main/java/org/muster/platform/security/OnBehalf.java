package org.muster.platform.security;

import java.util.function.Supplier;

/**
 * By whose right somebody acts who stands in for another.
 *
 * @param right the id of what gave the right
 * @param name whose it is
 */
public record OnBehalf(String right, String name) {

    /** Attribute of a security identity: a {@link Supplier} of what is used in this request, or of null. */
    public static final String ATTRIBUTE = "org.muster.on-behalf";
}
