package org.muster.notice.staff;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What other features ask about accounts. Every question fails with 503 when the identity provider does not answer. */
@ApplicationScoped
public class Staff {

    @Inject
    StaffAccounts accounts;

    /** Whether the account by that username can be used and is one of that organisation. */
    public boolean works(String username, String organisation) {
        return accounts.named(username)
                .filter(account -> account.enabled() && organisation.equals(account.organisation()))
                .isPresent();
    }

    /** As it stands in the identity provider; empty when there is none any more. */
    public Optional<AccountChanged> now(String id) {
        return accounts.find(id).map(AccountChanged::of);
    }
}
