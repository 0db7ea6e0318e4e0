package org.muster.notice.staff;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.organisation.Organisation;
import org.muster.platform.organisation.Organisations;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.Access;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;
import org.muster.platform.web.Page;

/**
 * Accounts of an administrator's own organisation and of those below it. Nobody changes the own account here, nor one
 * with roles that are not an administrator's to give: who could set an auditor's password could be the auditor.
 */
@Path("/api/staff")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ORG_ADMIN)
public class StaffResource {

    @Inject
    StaffAccounts accounts;

    @Inject
    Organisations organisations;

    @Inject
    Access access;

    @Inject
    CurrentUser user;

    @Inject
    AuditTrail audit;

    @Inject
    Event<AccountChanged> changed;

    public record AccountRequest(
            @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9._-]{2,63}", message = "3 to 64 of a-z, 0-9, dot, _ and -")
            String username,

            @NotBlank @Size(max = 64) String name,
            @Email @Size(max = 255) String email,
            @NotBlank @Size(max = 40) String organisation,
            @NotNull @Size(max = 20) Set<@NotBlank @Size(max = 40) String> roles) {}

    public record RolesRequest(@NotNull @Size(max = 20) Set<@NotBlank @Size(max = 40) String> roles) {}

    public record OrganisationRequest(
            @NotBlank @Size(max = 40) String organisation) {}

    /** @param managed false for one that only the system's administrators may change */
    public record AccountResponse(
            String id,
            String username,
            String name,
            String email,
            String organisation,
            List<String> roles,
            boolean enabled,
            boolean managed) {

        static AccountResponse of(Account account) {
            return new AccountResponse(
                    account.id(),
                    account.username(),
                    account.name(),
                    account.email(),
                    account.organisation(),
                    account.roles(),
                    account.enabled(),
                    !account.protectedRoles());
        }
    }

    /** Shown once and kept nowhere. */
    public record PasswordResponse(String temporaryPassword) {}

    private record Row(Account account, long after) {}

    /** 201 with an account that has no password yet; 409 when the username is taken. */
    @POST
    @Transactional
    @Idempotent
    @APIResponseSchema(value = AccountResponse.class, responseCode = "201")
    public RestResponse<AccountResponse> create(@NotNull @Valid AccountRequest request) {
        Organisation organisation = open(request.organisation());
        requireGiveable(request.roles());
        Account created = accounts.create(
                request.username(), request.name().trim(), request.email(), organisation.code(), request.roles());
        record("create", created.id(), Map.of("organisation", organisation.code(), "roles", request.roles()));
        return ResponseBuilder.<AccountResponse>created(URI.create("/api/staff/" + created.id()))
                .entity(AccountResponse.of(created))
                .build();
    }

    /** By username. @param organisation whose accounts; the caller's own unless it is said */
    @GET
    @Transactional
    public RestResponse<List<AccountResponse>> list(
            @QueryParam("organisation") @Size(max = 40) String organisation,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit,
            @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        String code = organisation == null
                ? user.organisation()
                : organisations.require(organisation).code();
        access.requireWithin(code);
        long first = page.afterLong(0);
        List<Row> rows = new ArrayList<>();
        for (Account account : accounts.of(code, first, page.fetch())) {
            rows.add(new Row(account, first + rows.size() + 1));
        }
        audit.record("list", "staff", code, Map.of("accounts", Math.min(rows.size(), page.limit())));
        return page.map(rows, Row::after, row -> AccountResponse.of(row.account()), uri);
    }

    @GET
    @Path("/{id}")
    @Transactional
    public AccountResponse get(String id) {
        Account account = visible(id);
        record("read", id, Map.of("organisation", account.organisation()));
        return AccountResponse.of(account);
    }

    /** All the roles it is to have. They count from the next token on, a few minutes later. */
    @PUT
    @Path("/{id}/roles")
    @Transactional
    public AccountResponse changeRoles(String id, @NotNull @Valid RolesRequest request) {
        Account account = managed(id);
        requireGiveable(request.roles());
        accounts.changeRoles(id, request.roles());
        record("change-roles", id, Map.of("from", account.roles(), "to", new TreeSet<>(request.roles())));
        return told(id);
    }

    /**
     * Its person works for another organisation of the administrator's from now on, with the roles it has. Ends its
     * sessions; delegations it gave end as well, while tasks and shifts stay with the former organisation. 409 when it is
     * there already.
     */
    @PUT
    @Path("/{id}/organisation")
    @Transactional
    public AccountResponse move(String id, @NotNull @Valid OrganisationRequest request) {
        Account account = managed(id);
        Organisation organisation = open(request.organisation());
        if (organisation.code().equals(account.organisation())) {
            throw ProblemException.conflict("account-there-already", account.username(), organisation.name());
        }
        accounts.move(id, organisation.code());
        record("move", id, Map.of("from", account.organisation(), "to", organisation.code()));
        return told(id);
    }

    /** Ends its sessions; a token it has may count for some minutes more. */
    @POST
    @Path("/{id}/disabling")
    @Transactional
    @Idempotent
    public AccountResponse disable(String id) {
        return enable(id, false);
    }

    @POST
    @Path("/{id}/enabling")
    @Transactional
    @Idempotent
    public AccountResponse enable(String id) {
        return enable(id, true);
    }

    /**
     * A first or, when it is forgotten, a new password, which must be changed at the first login. No POST: a kept answer
     * would keep the password.
     */
    @PUT
    @Path("/{id}/password")
    @Transactional
    public PasswordResponse setPassword(String id) {
        Account account = managed(id);
        String password = TemporaryPassword.next();
        accounts.setTemporaryPassword(id, password);
        record("set-password", id, Map.of("organisation", account.organisation()));
        return new PasswordResponse(password);
    }

    /** One of the caller's that exists at present. */
    private Organisation open(String code) {
        Organisation organisation = organisations.require(code);
        access.requireWithin(organisation.code());
        if (organisation.validTo() != null) {
            throw ProblemException.conflict("organisation-closed", organisation.code(), organisation.validTo());
        }
        return organisation;
    }

    private AccountResponse enable(String id, boolean enabled) {
        Account account = managed(id);
        accounts.enable(id, enabled);
        record(enabled ? "enable" : "disable", id, Map.of("organisation", account.organisation()));
        return told(id);
    }

    private AccountResponse told(String id) {
        Account account = accounts.get(id);
        changed.fire(AccountChanged.of(account));
        return AccountResponse.of(account);
    }

    private Account visible(String id) {
        // an id of Keycloak's; anything else would become a part of the address it is asked at
        if (!id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            throw ProblemException.notFound("account", id);
        }
        Account account = accounts.get(id);
        access.requireVisible(account.organisation(), "account", id);
        return account;
    }

    private Account managed(String id) {
        Account account = visible(id);
        if (id.equals(user.subject())) {
            throw ProblemException.conflict("own-account");
        }
        if (account.protectedRoles()) {
            throw ProblemException.forbidden("account-protected", account.username());
        }
        return account;
    }

    private static void requireGiveable(Set<String> roles) {
        roles.stream()
                .filter(role -> !StaffAccounts.GIVEABLE.contains(role))
                .findFirst()
                .ifPresent(role -> {
                    throw ProblemException.unprocessable(
                            "role-not-giveable", role, new TreeSet<>(StaffAccounts.GIVEABLE));
                });
    }

    private void record(String action, String id, Map<String, ?> detail) {
        audit.record(action, "account", id, detail);
    }
}
