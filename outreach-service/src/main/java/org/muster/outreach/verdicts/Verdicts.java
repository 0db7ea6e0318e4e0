package org.muster.outreach.verdicts;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;

import org.jdbi.v3.core.Jdbi;
import org.muster.platform.organisation.Organisation;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

@ApplicationScoped
class Verdicts implements PanacheRepositoryBase<Verdict, UUID> {

    @Inject
    Jdbi jdbi;

    /** Others who want to act on it wait until this transaction ends. */
    Optional<Verdict> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    Optional<Verdict> lockedImport(String organisation, String externalId) {
        return find("organisation = ?1 and externalId = ?2", organisation, externalId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Newest first; of this organisation and those below it. */
    List<Verdict> below(Organisation scope, VerdictVersion.State newest, UUID before, int most) {
        List<UUID> ids = jdbi.withHandle(handle -> handle.createQuery("""
                        select v.id from verdict v join organisation o on o.code = v.organisation
                            where o.pos between :from and :to
                              and (:before::uuid is null or v.id < :before::uuid)
                              and (:state::text is null or :state = (select state from verdict_version
                                  where verdict_id = v.id order by number desc limit 1))
                            order by v.id desc limit :most""")
                .bind("from", scope.pos())
                .bind("to", scope.last())
                .bind("before", before)
                .bind("state", newest == null ? null : newest.name())
                .bind("most", most)
                .mapTo(UUID.class)
                .list());
        return list("select distinct v from Verdict v join fetch v.versions where v.id in ?1 order by v.id desc", ids);
    }
}
