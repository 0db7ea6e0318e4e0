package org.muster.notice.initiative;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.web.Page;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** Who signed an initiative (联署) for the organisation, for her- or himself, or on paper. */
@ApplicationScoped
class SignOns {

    /** Whether the caller and the caller's organisation have signed. */
    record Mine(boolean organisation, boolean person) {}

    /** An organisation that signed, in tree order. */
    record Signer(
            String organisation,
            String name,
            Instant at,
            @JsonIgnore long pos) {}

    /** A person who asked to be named. */
    record Named(
            String name,
            String organisation,
            Instant at,
            @JsonIgnore String key) {}

    @Inject
    Jdbi jdbi;

    @Inject
    CurrentUser user;

    @Inject
    Clock clock;

    /** Who signs twice has signed. @return false when it stood there already */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean signForOrganisation(UUID initiative, long pos) {
        return 0
                < jdbi.withHandle(handle -> handle.execute(
                        "insert into initiative_sign_on (initiative, pos, organisation, by_subject, by_name, at)"
                                + " values (?, ?, ?, ?, ?, ?) on conflict do nothing",
                        initiative,
                        pos,
                        user.organisation(),
                        user.subject(),
                        user.name(),
                        clock.instant()));
    }

    /** @param named whether the name may be shown; signing again changes that */
    @Transactional(Transactional.TxType.MANDATORY)
    void signForOneself(UUID initiative, long pos, boolean named) {
        jdbi.useHandle(handle -> handle.execute(
                "insert into initiative_person (initiative, subject, pos, organisation, name, at)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict (initiative, subject) do update set name = excluded.name",
                initiative,
                user.subject(),
                pos,
                user.organisation(),
                named ? user.name() : null,
                clock.instant()));
    }

    /** @throws ProblemException 404 when the organisation has not signed */
    @Transactional(Transactional.TxType.MANDATORY)
    void undoForOrganisation(UUID initiative) {
        require(
                initiative,
                jdbi.withHandle(handle -> handle.execute(
                        "delete from initiative_sign_on where initiative = ? and organisation = ?",
                        initiative,
                        user.organisation())));
    }

    /** Nothing of the person stays. @throws ProblemException 404 when she or he has not signed */
    @Transactional(Transactional.TxType.MANDATORY)
    void undoForOneself(UUID initiative) {
        require(
                initiative,
                jdbi.withHandle(handle -> handle.execute(
                        "delete from initiative_person where initiative = ? and subject = ?",
                        initiative,
                        user.subject())));
    }

    Mine mine(Initiative initiative) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select exists (select 1 from initiative_sign_on
                                where initiative = :id and organisation = :organisation) as organisation,
                            exists (select 1 from initiative_person where initiative = :id and subject = :subject) as person""")
                .bind("id", initiative.id)
                .bind("organisation", user.organisation())
                .bind("subject", user.subject())
                .map((row, context) -> new Mine(row.getBoolean("organisation"), row.getBoolean("person")))
                .one());
    }

    List<Signer> organisations(UUID initiative, Page page) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select s.organisation, o.name, s.at, s.pos from initiative_sign_on s
                            join organisation o on o.code = s.organisation
                        where s.initiative = :id and s.pos > :after order by s.pos limit :fetch""")
                .bind("id", initiative)
                .bind("after", page.afterLong(-1))
                .bind("fetch", page.fetch())
                .map((row, context) -> new Signer(
                        row.getString("organisation"),
                        row.getString("name"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getLong("pos")))
                .list());
    }

    /** Only those who asked for it. */
    List<Named> named(UUID initiative, Page page) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select subject, name, organisation, at from initiative_person
                        where initiative = :id and name is not null and (cast(:after as text) is null or subject > :after)
                        order by subject limit :fetch""")
                .bind("id", initiative)
                .bind("after", page.after())
                .bind("fetch", page.fetch())
                .map((row, context) -> new Named(
                        row.getString("name"),
                        row.getString("organisation"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("subject")))
                .list());
    }

    private static void require(UUID initiative, int deleted) {
        if (deleted == 0) {
            throw ProblemException.notFound("sign-on", initiative);
        }
    }
}
