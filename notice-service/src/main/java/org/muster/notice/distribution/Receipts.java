package org.muster.notice.distribution;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.muster.notice.document.Addressees.Delivery;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.web.Page;

/** The receipts of all notices. The first to act for an organisation acts for good; who repeats it finds the first. */
@ApplicationScoped
class Receipts {

    private static final RowMapper<Receipt> ROW = (row, context) -> new Receipt(
            row.getObject("notice", UUID.class),
            row.getString("organisation"),
            Act.valueOf(row.getString("act")),
            row.getObject("at", OffsetDateTime.class).toInstant(),
            row.getString("name"),
            row.getString("remark"),
            row.getString("agent"));

    /** A receipt as the issuer sees it. @param pos its place in the list */
    record Received(Receipt receipt, String organisationName, String agentName, long pos) {}

    @Inject
    Jdbi jdbi;

    @Inject
    CurrentUser user;

    @Inject
    Event<NoticeAnswered> answered;

    @Inject
    Event<NoticeReplied> replied;

    @Inject
    Clock clock;

    @Transactional(Transactional.TxType.MANDATORY)
    void open(Delivery delivery) {
        add(delivery, Act.OPENED, null);
    }

    /** @param organisation to which it was delivered, where it entrusted the caller's with it */
    @Transactional(Transactional.TxType.MANDATORY)
    void open(Delivery delivery, String organisation) {
        add(delivery, Act.OPENED, organisation, null);
    }

    /** Signing implies having opened. @throws ProblemException 409 when the organisation has returned it */
    @Transactional(Transactional.TxType.MANDATORY)
    Receipt sign(Delivery delivery) {
        Receipt decided = decide(delivery, Act.SIGNED, null);
        if (decided.act() == Act.RETURNED) {
            throw ProblemException.conflict("notice-returned", decided.by(), decided.at());
        }
        tell(decided);
        return decided;
    }

    /** @throws ProblemException 409 when it has been signed, or returned for another reason */
    @Transactional(Transactional.TxType.MANDATORY)
    Receipt giveBack(Delivery delivery, String reason) {
        Receipt decided = decide(delivery, Act.RETURNED, reason);
        if (decided.act() == Act.SIGNED) {
            throw ProblemException.conflict("notice-signed", decided.by(), decided.at());
        }
        if (!decided.text().equals(reason)) {
            throw ProblemException.conflict("notice-returned", decided.by(), decided.at());
        }
        tell(decided);
        replied.fire(new NoticeReplied(decided.notice(), decided.organisation(), true, decided.at()));
        return decided;
    }

    /**
     * Who replies has signed, if only by replying: that is what keeps a reply and a return apart.
     *
     * @throws ProblemException 409 when it has been returned, or replied to with another text
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Receipt reply(Delivery delivery, String text) {
        sign(delivery);
        add(delivery, Act.REPLIED, text);
        Receipt reply = at(delivery, Act.REPLIED);
        if (!reply.text().equals(text)) {
            throw ProblemException.conflict("notice-replied", reply.by(), reply.at());
        }
        replied.fire(new NoticeReplied(reply.notice(), reply.organisation(), false, reply.at()));
        return reply;
    }

    /** @throws ProblemException 409 when it has been returned, or closed with another result */
    @Transactional(Transactional.TxType.MANDATORY)
    Receipt close(Delivery delivery, String result) {
        sign(delivery);
        add(delivery, Act.CLOSED, result);
        Receipt closed = at(delivery, Act.CLOSED);
        if (!closed.text().equals(result)) {
            throw ProblemException.conflict("notice-closed", closed.by(), closed.at());
        }
        return closed;
    }

    /** What the organisation did so far, in order. */
    List<Receipt> of(Delivery delivery) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from receipt where notice = ? and pos = ? order by step")
                        .bind(0, delivery.notice())
                        .bind(1, delivery.pos())
                        .map(ROW)
                        .list());
    }

    /** All organisations' receipts of one kind, in tree order. */
    List<Received> of(UUID notice, Act act, Page page) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select r.*, o.name as organisation_name, a.name as agent_name from receipt r
                            join organisation o on o.code = r.organisation left join organisation a on a.code = r.agent
                        where r.notice = :notice and r.act = :act and r.pos > :after
                        order by r.pos limit :fetch""")
                .bind("notice", notice)
                .bind("act", act.name())
                .bind("after", page.afterLong(-1))
                .bind("fetch", page.fetch())
                .map((row, context) -> new Received(
                        ROW.map(row, context),
                        row.getString("organisation_name"),
                        row.getString("agent_name"),
                        row.getLong("pos")))
                .list());
    }

    /** Opens and decides at once, in one statement. @return what was decided, by whomever */
    private Receipt decide(Delivery delivery, Act act, String remark) {
        Receipt mine = new Receipt(delivery.notice(), user.organisation(), act, now(), user.name(), remark, null);
        return taken(delivery, mine) ? mine : at(delivery, act);
    }

    /**
     * A decision is never there without its opening, so a row that went in tells that the decision did; asking for the
     * rows themselves would cost as much again.
     */
    private boolean taken(Delivery delivery, Receipt receipt) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into receipt (notice, pos, step, act, organisation, at, person, name, remark)
                        select :notice, :pos, s.step, s.act, :organisation, :at, :person, :name, s.remark
                        from (values (1::smallint, 'OPENED', null), (cast(:step as smallint), :act, cast(:remark as text)))
                            s (step, act, remark)
                        on conflict do nothing""")
                        .bind("notice", delivery.notice())
                        .bind("pos", delivery.pos())
                        .bind("step", receipt.act().step())
                        .bind("act", receipt.act().name())
                        .bind("organisation", receipt.organisation())
                        .bind("at", receipt.at())
                        .bind("person", user.subject())
                        .bind("name", receipt.by())
                        .bind("remark", receipt.text())
                        .execute()
                > 0);
    }

    /** Leaves what is there: of two at once the key lets one in, and the other waits for it and then finds it. */
    private void add(Delivery delivery, Act act, String remark) {
        add(delivery, act, user.organisation(), remark);
    }

    private void add(Delivery delivery, Act act, String organisation, String remark) {
        jdbi.useHandle(handle -> handle.execute(
                "insert into receipt (notice, pos, step, act, organisation, at, person, name, remark, agent)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                delivery.notice(),
                delivery.pos(),
                act.step(),
                act.name(),
                organisation,
                now(),
                user.subject(),
                user.name(),
                remark,
                organisation.equals(user.organisation()) ? null : user.organisation()));
    }

    /** What is answered now must equal what is read later. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void tell(Receipt decided) {
        answered.fire(new NoticeAnswered(
                decided.notice(), decided.organisation(), decided.act() == Act.RETURNED, decided.at()));
    }

    private Receipt at(Delivery delivery, Act act) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from receipt where notice = ? and pos = ? and step = ?")
                        .bind(0, delivery.notice())
                        .bind(1, delivery.pos())
                        .bind(2, act.step())
                        .map(ROW)
                        .one());
    }
}
