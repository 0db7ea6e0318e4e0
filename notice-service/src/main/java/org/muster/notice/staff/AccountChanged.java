package org.muster.notice.staff;

import java.util.Set;

/**
 * Fired inside the service when an administrator changed an account here. What is changed in the identity provider
 * itself is found by asking {@link Staff}.
 *
 * @param id of the person, as a token's subject
 * @param roles those it has now
 */
public record AccountChanged(String id, String organisation, Set<String> roles, boolean enabled) {

    static AccountChanged of(Account account) {
        return new AccountChanged(account.id(), account.organisation(), Set.copyOf(account.roles()), account.enabled());
    }
}
