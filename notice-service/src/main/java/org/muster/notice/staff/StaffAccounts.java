package org.muster.notice.staff;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;
import org.muster.notice.staff.KeycloakUsers.Credential;
import org.muster.notice.staff.KeycloakUsers.Role;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.Roles;

/**
 * The accounts in Keycloak. Every method fails with 503 when it does not answer; what a creation could not finish is
 * taken back, and what even that could not reach is an account that can do nothing, which the same request completes.
 */
@ApplicationScoped
class StaffAccounts {

    /** What an organisation's administrator may give: who audits and who operates the system is not hers to say. */
    static final Set<String> GIVEABLE = Set.of(
            Roles.DRAFTER,
            Roles.ISSUER,
            Roles.CLERK,
            Roles.DUTY_OFFICER,
            Roles.REPORTER,
            Roles.REPORT_REVIEWER,
            Roles.EXPERT_MANAGER,
            Roles.EXPERT,
            Roles.EDITOR,
            Roles.FACT_CHECKER,
            Roles.ANALYST,
            Roles.LEADER_OFFICE,
            Roles.ORG_ADMIN);

    private static final int PAGE = 100;

    /** Keycloak gives them to everybody. */
    private static final Set<String> EVERYBODYS = Set.of("offline_access", "uma_authorization");

    private static final Logger LOG = Logger.getLogger(StaffAccounts.class);

    @Inject
    KeycloakUsers keycloak;

    /** By name of the account; only those of this very organisation. */
    List<Account> of(String organisation, long first, int max) {
        List<Map<String, Object>> users = asked(() -> keycloak.having("org:" + organisation, first, max, false));
        return users.stream()
                // Keycloak compares without regard to capitals
                .filter(user -> organisation.equals(organisationOf(user)))
                .map(this::account)
                .toList();
    }

    /** @throws ProblemException 404 for an account that is nobody's in an organisation */
    Account get(String id) {
        return account(user(id));
    }

    Optional<Account> find(String id) {
        try {
            return Optional.of(get(id));
        } catch (ProblemException e) {
            if (e.status() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }

    Optional<Account> named(String username) {
        return asked(() -> keycloak.named(username, true)).stream()
                .filter(user -> organisationOf(user) != null)
                .findFirst()
                .map(this::account);
    }

    /** It cannot be used before a password is set. @throws ProblemException 409 when the username is taken */
    Account create(String username, String name, String email, String organisation, Set<String> roles) {
        Map<String, Object> user = new HashMap<>(Map.of(
                "username",
                username,
                "firstName",
                name,
                "enabled",
                false,
                "attributes",
                Map.of("org", List.of(organisation))));
        if (email != null) {
            user.put("email", email);
        }
        String id = asked(() -> {
            try (Response answer = keycloak.create(user)) {
                return idIn(answer.getLocation());
            } catch (WebApplicationException e) {
                if (e.getResponse().getStatus() == 409) {
                    return unfinished(username, name, organisation);
                }
                throw e;
            }
        });
        try {
            changeRoles(id, roles);
            enable(id, true);
            return get(id);
        } catch (RuntimeException e) {
            takeBack(id);
            throw e;
        }
    }

    /** Gives what is missing and takes what is too much; takes first, so that nobody has more than before or after. */
    void changeRoles(String id, Set<String> wanted) {
        asked(() -> {
            List<Role> tooMany = keycloak.roles(id).stream()
                    .filter(role -> GIVEABLE.contains(role.name()) && !wanted.contains(role.name()))
                    .toList();
            if (!tooMany.isEmpty()) {
                keycloak.take(id, tooMany);
            }
            List<Role> missing = keycloak.rolesToGive(id).stream()
                    .filter(role -> wanted.contains(role.name()))
                    .toList();
            if (!missing.isEmpty()) {
                keycloak.give(id, missing);
            }
            return null;
        });
    }

    /** Disabling ends what is going on with the account at once. */
    void enable(String id, boolean enabled) {
        asked(() -> {
            Map<String, Object> user = new LinkedHashMap<>(keycloak.get(id));
            user.put("enabled", enabled);
            keycloak.update(id, user);
            if (!enabled) {
                keycloak.logOut(id);
            }
            return null;
        });
    }

    /** With the roles it has. Ends what is going on with the account: its tokens name the former organisation. */
    void move(String id, String organisation) {
        asked(() -> {
            Map<String, Object> user = new LinkedHashMap<>(keycloak.get(id));
            Map<String, Object> attributes = new HashMap<>();
            if (user.get("attributes") instanceof Map<?, ?> known) {
                known.forEach((name, values) -> attributes.put(name.toString(), values));
            }
            attributes.put("org", List.of(organisation));
            user.put("attributes", attributes);
            keycloak.update(id, user);
            keycloak.logOut(id);
            return null;
        });
    }

    /** All of an organisation, however many. */
    List<Account> all(String organisation) {
        List<Account> all = new ArrayList<>();
        List<Account> page = of(organisation, 0, PAGE);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = page.size() < PAGE ? List.of() : of(organisation, all.size(), PAGE);
        }
        return all;
    }

    /** Whoever logs in with it must choose another one. */
    void setTemporaryPassword(String id, String password) {
        asked(() -> {
            keycloak.setPassword(id, new Credential("password", password, true));
            keycloak.logOut(id);
            return null;
        });
    }

    /** What an earlier request for the same account left behind. */
    private String unfinished(String username, String name, String organisation) {
        return keycloak.named(username, true).stream()
                .filter(user -> Boolean.FALSE.equals(user.get("enabled"))
                        && organisation.equals(organisationOf(user))
                        && name.equals(user.get("firstName")))
                .map(user -> user.get("id").toString())
                .filter(id -> account(keycloak.get(id)).roles().isEmpty())
                .findFirst()
                .orElseThrow(() -> ProblemException.conflict("username-taken", username));
    }

    private void takeBack(String id) {
        try {
            keycloak.delete(id);
        } catch (RuntimeException e) {
            LOG.warnf("Account %s is unfinished and could not be deleted: disabled it stays", id);
        }
    }

    private Map<String, Object> user(String id) {
        Map<String, Object> user = asked(() -> {
            try {
                return keycloak.get(id);
            } catch (WebApplicationException e) {
                if (e.getResponse().getStatus() == 404) {
                    return null;
                }
                throw e;
            }
        });
        if (user == null || organisationOf(user) == null || user.get("serviceAccountClientId") != null) {
            throw ProblemException.notFound("account", id);
        }
        return user;
    }

    private Account account(Map<String, Object> user) {
        String id = user.get("id").toString();
        Set<String> giveable = new TreeSet<>();
        boolean more = false;
        for (Role role : asked(() -> keycloak.effectiveRoles(id))) {
            if (GIVEABLE.contains(role.name())) {
                giveable.add(role.name());
            } else if (!EVERYBODYS.contains(role.name()) && !role.name().startsWith("default-roles-")) {
                more = true;
            }
        }
        return new Account(
                id,
                (String) user.get("username"),
                (String) user.get("firstName"),
                (String) user.get("email"),
                organisationOf(user),
                List.copyOf(giveable),
                Boolean.TRUE.equals(user.get("enabled")),
                more);
    }

    private static String organisationOf(Map<String, Object> user) {
        return user.get("attributes") instanceof Map<?, ?> attributes
                        && attributes.get("org") instanceof List<?> values
                        && values.size() == 1
                ? values.get(0).toString()
                : null;
    }

    private static String idIn(URI location) {
        String path = location.getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (ProblemException e) {
            throw e;
        } catch (WebApplicationException e) {
            int status = e.getResponse().getStatus();
            if (status == 400) {
                LOG.infof("Keycloak refuses an account: %s", e.getMessage());
                throw ProblemException.unprocessable("account-unfit");
            }
            LOG.errorf("Keycloak answers %d about an account", status);
            throw new ProblemException(503, "accounts-away");
        } catch (RuntimeException e) {
            LOG.warnf("Keycloak does not answer: %s", e.getMessage());
            throw new ProblemException(503, "accounts-away");
        }
    }
}
