package org.muster.platform.security;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;

/**
 * Adds to what a token says what its bearer may do at this moment, such as by standing in for a colleague. Asked anew for
 * each request, however long the token itself is remembered as good; that is why no SecurityIdentityAugmentor may do it.
 */
public interface MomentaryRights {

    /** @return the same identity when there is nothing to add; never blocks the thread it is called on */
    Uni<SecurityIdentity> addTo(SecurityIdentity identity);
}
