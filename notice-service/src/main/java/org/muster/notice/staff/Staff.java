package org.muster.notice.staff;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.muster.platform.security.Roles;

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

    /** Of those administrators of the organisation who have one and can log in. */
    public List<String> administratorsMailboxes(String organisation) {
        return accounts.all(organisation).stream()
                .filter(account -> account.enabled()
                        && account.email() != null
                        && account.roles().contains(Roles.ORG_ADMIN))
                .map(Account::email)
                .toList();
    }

    /** As it stands in the identity provider; empty when there is none any more. */
    public Optional<AccountChanged> now(String id) {
        return accounts.find(id).map(AccountChanged::of);
    }
}
