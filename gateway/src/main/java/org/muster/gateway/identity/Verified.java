package org.muster.gateway.identity;

import io.quarkus.security.identity.SecurityIdentity;

/** A caller whose token was checked, with the identity the gateway's own resources see. */
public record Verified(Caller caller, SecurityIdentity identity) {

    static Verified of(SecurityIdentity checked) {
        Caller caller = Caller.of(checked);
        return new Verified(caller, caller.asIdentity());
    }
}
