package org.muster.notice.delegation;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.muster.notice.delegation.DelegationResource.DelegationResponse;
import org.muster.platform.security.CurrentUser;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;

/** What others have delegated to the caller, so that somebody who stands in knows it. */
@Path("/api/delegations/mine")
@Authenticated
public class MyDelegationResource {

    @Inject
    SecurityIdentity identity;

    @Inject
    CurrentUser user;

    @Inject
    Clock clock;

    /** Those in force and those still to come, soonest first. */
    @GET
    @Transactional
    public List<DelegationResponse> toMe() {
        Instant now = clock.instant();
        return Delegation.<Delegation>list(
                        "toAccount = ?1 and organisation = ?2 and endedAt is null and endsAt > ?3 order by startsAt, id",
                        identity.getPrincipal().getName(),
                        user.organisation(),
                        now)
                .stream()
                .map(delegation -> DelegationResponse.of(delegation, now))
                .toList();
    }
}
