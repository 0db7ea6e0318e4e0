package org.muster.notice.staff;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.muster.notice.organisation.AccountsOnClosure;
import org.muster.notice.organisation.ClosureAsked;
import org.muster.notice.organisation.OrganisationClosed;
import org.muster.notice.organisation.OrganisationReopened;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.problem.ProblemException;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/**
 * Settles the accounts of organisations that are closed, and undoes it when they are reopened. What is to be done stands
 * in the database with the closure; the identity provider may be away, and is asked again until it has done it all.
 */
@ApplicationScoped
class AccountSettlements {

    private static final Logger LOG = Logger.getLogger(AccountSettlements.class);

    /** An attempt whose process was killed is made again after this time. */
    private static final Duration LOST = Duration.ofMinutes(2);

    private enum Act {
        DISABLED,
        MOVED,
        RESTORED
    }

    private record Settlement(UUID change, String organisation, Act act, String successor, UUID undoes) {}

    @Inject
    Jdbi jdbi;

    @Inject
    StaffAccounts accounts;

    @Inject
    Event<AccountChanged> changed;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /** Whom a closure would touch: those that can be used and are an administrator's to change. */
    List<Account> touched(String organisation) {
        return accounts.all(organisation).stream()
                .filter(account -> account.enabled() && !account.protectedRoles())
                .toList();
    }

    /** With a successor somebody must say what becomes of the accounts. */
    void asked(@Observes ClosureAsked closure) {
        if (closure.accounts() == AccountsOnClosure.MOVED && closure.successor() == null) {
            throw ProblemException.unprocessable("accounts-nowhere", closure.organisation());
        }
        if (closure.accounts() == null && closure.successor() != null) {
            int count = touched(closure.organisation()).size();
            if (count > 0) {
                throw ProblemException.conflict("accounts-undecided", closure.organisation(), count);
            }
        }
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void closed(@Observes OrganisationClosed closure) {
        add(
                closure.change(),
                closure.organisation(),
                closure.accounts() == AccountsOnClosure.MOVED ? Act.MOVED : Act.DISABLED,
                closure.successor(),
                null);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void reopened(@Observes OrganisationReopened reopening) {
        jdbi.withHandle(handle -> handle.createQuery("""
                        update account_settlement set cancelled = true where change = (
                            select change from account_settlement s where organisation = ? and act <> 'RESTORED'
                                and not exists (select 1 from account_settlement u where u.undoes = s.change)
                            order by change desc limit 1)
                        returning change""")
                        .bind(0, reopening.organisation())
                        .mapTo(UUID.class)
                        .findOne())
                .ifPresent(undone -> add(reopening.change(), reopening.organisation(), Act.RESTORED, null, undone));
    }

    @Scheduled(every = "${muster.staff.settle-every:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void settle() {
        for (Optional<Settlement> next = take(); next.isPresent(); next = take()) {
            Settlement settlement = next.get();
            try {
                carryOut(settlement);
            } catch (ProblemException e) {
                LOG.warnf(
                        "Accounts of %s are settled later, the identity provider does not answer",
                        settlement.organisation());
            }
        }
    }

    /** What undoes another begins when that has stopped. */
    private Optional<Settlement> take() {
        Instant now = clock.instant();
        return QuarkusTransaction.requiringNew()
                .call(() -> jdbi.withHandle(handle -> handle.createQuery("""
                        update account_settlement set next_at = :lost where change = (
                            select change from account_settlement s
                            where done_at is null and next_at <= :now and not exists (select 1 from account_settlement u
                                where u.change = s.undoes and u.done_at is null and u.next_at > :now)
                            order by next_at limit 1 for update skip locked)
                        returning *""")
                        .bind("now", now)
                        .bind("lost", now.plus(LOST))
                        .map((row, context) -> new Settlement(
                                row.getObject("change", UUID.class),
                                row.getString("organisation"),
                                Act.valueOf(row.getString("act")),
                                row.getString("successor"),
                                row.getObject("undoes", UUID.class)))
                        .findOne()));
    }

    private void carryOut(Settlement settlement) {
        List<String> ids = settlement.act() == Act.RESTORED
                ? remembered(settlement.undoes())
                : touched(settlement.organisation()).stream().map(Account::id).toList();
        for (String id : ids) {
            if (settlement.act() == Act.RESTORED) {
                restore(settlement, id);
            } else if (remember(settlement, id)) {
                change(settlement, id);
            }
        }
        QuarkusTransaction.requiringNew()
                .run(() -> jdbi.useHandle(handle -> handle.execute(
                        "update account_settlement set done_at = ? where change = ?",
                        clock.instant(),
                        settlement.change())));
    }

    private void change(Settlement settlement, String id) {
        if (settlement.act() == Act.MOVED) {
            accounts.move(id, settlement.successor());
        } else {
            accounts.enable(id, false);
        }
        tell(settlement.act() == Act.MOVED ? "move" : "disable", settlement, id);
    }

    /** Only what is still as the closure left it. */
    private void restore(Settlement settlement, String id) {
        Account account = accounts.find(id).orElse(null);
        if (account != null) {
            String successor = successorOf(settlement.undoes());
            if (successor != null && account.organisation().equals(successor)) {
                accounts.move(id, settlement.organisation());
                tell("move-back", settlement, id);
            } else if (account.organisation().equals(settlement.organisation()) && !account.enabled()) {
                accounts.enable(id, true);
                tell("enable", settlement, id);
            }
        }
        QuarkusTransaction.requiringNew()
                .run(() -> jdbi.useHandle(handle -> handle.execute(
                        "delete from settled_account where settlement = ? and account = ?", settlement.undoes(), id)));
    }

    private void tell(String action, Settlement settlement, String id) {
        QuarkusTransaction.requiringNew().run(() -> {
            audit.recordAutomatic(action, "account", id, Map.of("change", settlement.change()));
            accounts.find(id).map(AccountChanged::of).ifPresent(changed::fire);
        });
    }

    private void add(UUID change, String organisation, Act act, String successor, UUID undoes) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into account_settlement
                            (change, organisation, act, successor, undoes, cancelled, next_at)
                            values (:change, :organisation, :act, :successor, :undoes, false, :now)""")
                .bind("change", change)
                .bind("organisation", organisation)
                .bind("act", act.name())
                .bind("successor", successor)
                .bindByType("undoes", undoes, UUID.class)
                .bind("now", clock.instant())
                .execute());
    }

    /** Before it is changed, so that a kill in between loses nobody. @return false when the closure was undone */
    private boolean remember(Settlement settlement, String id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> jdbi.withHandle(handle -> {
                    boolean goesOn = handle.createQuery(
                                    "select not cancelled from account_settlement where change = ? for share")
                            .bind(0, settlement.change())
                            .mapTo(Boolean.class)
                            .one();
                    if (goesOn) {
                        handle.execute(
                                "insert into settled_account (settlement, account) values (?, ?) on conflict do nothing",
                                settlement.change(),
                                id);
                    }
                    return goesOn;
                }));
    }

    private List<String> remembered(UUID change) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select account from settled_account where settlement = ? order by account")
                .bind(0, change)
                .mapTo(String.class)
                .list());
    }

    /** Null unless accounts went there. */
    private String successorOf(UUID change) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select successor from account_settlement where change = ? and act = 'MOVED'")
                .bind(0, change)
                .mapTo(String.class)
                .findOne()
                .orElse(null));
    }
}
