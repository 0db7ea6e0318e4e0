package org.muster.notice.distribution;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.muster.notice.document.Notice;
import org.muster.notice.document.Notices;
import org.muster.platform.organisation.Organisations;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.Access;
import org.muster.platform.security.CurrentUser;

/**
 * Decides how much of a notice's distribution the caller may see: all of it for the issuer and those above, the part
 * below itself for an organisation that forwarded it, nothing for everybody else.
 */
@ApplicationScoped
class Oversight {

    /**
     * The notice and all its issued forwards over all hops, each with what its own paper says and asks, as a table
     * expression for {@code with recursive}.
     */
    static final String CASCADE = """
            cascade (id, audience, asks, due, number, organisation, forward_of, issued_at, issue_order) as (
                select id, audience, reply_required, reply_due, number, organisation, forward_of, issued_at, issue_order
                from notice where id = :notice
                union all
                select f.id, f.audience, f.reply_required, f.reply_due, f.number, f.organisation, f.forward_of, f.issued_at,
                    f.issue_order
                from notice f join cascade k on f.forward_of = k.id where f.state = 'ISSUED')""";

    /** @param under only what lies at or below this organisation; null for everything */
    record Scope(Notice notice, String under) {}

    @Inject
    Jdbi jdbi;

    @Inject
    Notices notices;

    @Inject
    Organisations organisations;

    @Inject
    Access access;

    @Inject
    CurrentUser user;

    /**
     * @param under what the caller asks for; null for as much as possible
     * @throws ProblemException 404 for who may see nothing, 403 for a part that is not below the caller
     */
    Scope of(UUID id, String under) {
        Notice notice = notices.issued(id);
        if (access.covers(notice.organisation())) {
            return new Scope(
                    notice, under == null ? null : organisations.require(under).code());
        }
        if (!forwarded(id, user.organisation())) {
            throw ProblemException.notFound("notice", id);
        }
        if (under == null) {
            return new Scope(notice, user.organisation());
        }
        access.requireWithin(under);
        return new Scope(notice, under);
    }

    private boolean forwarded(UUID id, String organisation) {
        return jdbi.withHandle(handle -> handle.createQuery("with recursive " + CASCADE + """
                         select exists (select 1 from cascade k join notice n on n.id = k.id
                            where n.organisation = :organisation)""")
                .bind("notice", id)
                .bind("organisation", organisation)
                .mapTo(Boolean.class)
                .one());
    }
}
