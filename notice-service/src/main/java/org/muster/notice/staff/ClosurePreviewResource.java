package org.muster.notice.staff;

import java.util.List;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.muster.platform.audit.AuditTrail;
import org.muster.platform.organisation.Organisation;
import org.muster.platform.organisation.Organisations;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.Access;
import org.muster.platform.security.Roles;

/** What closing an organisation would mean for those in it and below it. */
@Path("/api/organisations/{code}/closure")
@RolesAllowed(Roles.ORG_ADMIN)
public class ClosurePreviewResource {

    @Inject
    Organisations organisations;

    @Inject
    AccountSettlements settlements;

    @Inject
    StaffAccounts accounts;

    @Inject
    Access access;

    @Inject
    AuditTrail audit;

    record Person(String username, String name, List<String> roles) {

        static Person of(Account account) {
            return new Person(account.username(), account.name(), account.roles());
        }
    }

    /**
     * @param openBelow codes of those directly below that must go elsewhere
     * @param accounts that would be disabled, or moved where a successor is to have them
     * @param protectedAccounts that stay as they are, because only the system's administrators may change them
     */
    record Preview(String organisation, List<String> openBelow, List<Person> accounts, int protectedAccounts) {}

    /** For whoever may close it. 503 when the accounts cannot be looked up. */
    @GET
    @Transactional
    public Preview preview(String code) {
        Organisation organisation =
                organisations.find(code).orElseThrow(() -> ProblemException.notFound("organisation", code));
        access.requireWithin(organisation.parent() == null ? organisation.code() : organisation.parent());
        List<Account> touched = settlements.touched(organisation.code());
        long kept = accounts.all(organisation.code()).stream()
                .filter(account -> account.enabled() && account.protectedRoles())
                .count();
        audit.record("preview-closure", "organisation", organisation.code(), Map.of("accounts", touched.size()));
        return new Preview(
                organisation.code(),
                organisations.children(organisation.code()).stream()
                        .map(Organisation::code)
                        .toList(),
                touched.stream().map(Person::of).toList(),
                (int) kept);
    }
}
