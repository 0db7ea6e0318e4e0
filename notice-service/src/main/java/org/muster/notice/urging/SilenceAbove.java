package org.muster.notice.urging;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.muster.notice.urging.BulkUrging.Addressee;

/** Who is told that organisations below keep silent about a notice (逐级上报), and until when. */
@ApplicationScoped
class SilenceAbove {

    @Inject
    Jdbi jdbi;

    /** The parents of those who were urged in vain, as far as they are the issuer's or below: never sideways. */
    List<Addressee> toBeTold(UUID root, UUID document, int step) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select p.code, count(distinct u.organisation)::int as silent from urging u
                            join organisation o on o.code = u.organisation join organisation p on p.code = o.parent
                            join notice n on n.id = u.subject_id join organisation i on i.code = n.organisation
                        where u.root = :root and u.subject_id = :document and u.subject_kind = 'NOTICE'
                            and u.state in ('SCHEDULED', 'DELIVERED') and p.pos between i.pos and i.last
                        group by p.code, p.pos order by p.pos""")
                .bind("root", root)
                .bind("document", document)
                .map((row, context) ->
                        new Addressee(SubjectKind.SILENCE, row.getString("code"), document, step, row.getInt("silent")))
                .list());
    }

    /** Whether the organisation learned that some below it keep silent about the document. */
    boolean told(UUID document, String organisation) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select exists (select 1 from urging where subject_kind = 'SILENCE' and subject_id = :document
                            and organisation = :organisation and delivered_at is not null)""")
                .bind("document", document)
                .bind("organisation", organisation)
                .mapTo(Boolean.class)
                .one());
    }

    /** Stops what the parent was told when the organisation was the last of those below it. */
    void answered(UUID root, String organisation, Instant at) {
        jdbi.useHandle(handle -> {
            // locked, so that of the last two who answer at once the second sees the first
            List<UUID> told = handle.createQuery("""
                            select p.id from urging p join organisation o on o.parent = p.organisation
                            where o.code = :organisation and p.root = :root and p.subject_kind = 'SILENCE'
                                and p.state in ('SCHEDULED', 'DELIVERED') order by p.id for update of p""")
                    .bind("organisation", organisation)
                    .bind("root", root)
                    .mapTo(UUID.class)
                    .list();
            if (told.isEmpty()) {
                return;
            }
            handle.createUpdate("""
                            update urging p set state = case state when 'SCHEDULED' then 'CANCELLED' else 'ANSWERED' end,
                                settled_at = :at, settled_by = 'SIGNATURE'
                            where p.id = any(:told) and not exists (select 1 from organisation o
                                join urging u on u.organisation = o.code and u.root = p.root
                                where o.parent = p.organisation and u.subject_kind = 'NOTICE'
                                    and u.subject_id = p.subject_id and u.state in ('SCHEDULED', 'DELIVERED'))""")
                    .bind("at", at)
                    .bindArray("told", UUID.class, told)
                    .execute();
        });
    }
}
