package org.muster.notice.urging.delivery;

import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;
import org.muster.platform.security.CurrentUser;

/** Where organisations want their urgings. */
@ApplicationScoped
class Contacts {

    /** @param version 0 before anything was said */
    record Contact(String email, boolean byMail, int version) {

        static final Contact NONE = new Contact(null, false, 0);
    }

    @Inject
    Jdbi jdbi;

    @Inject
    CurrentUser user;

    @Inject
    Clock clock;

    Contact of(String organisation) {
        return jdbi.withHandle(handle -> find(
                        handle.createQuery("select email, by_mail, version from urging_contact where organisation = ?")
                                .bind(0, organisation)))
                .orElse(Contact.NONE);
    }

    /** @return empty when somebody else changed it meanwhile */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<Contact> change(String organisation, String email, boolean byMail, int version) {
        return jdbi.withHandle(handle -> find(handle.createQuery("""
                        insert into urging_contact as c (organisation, email, by_mail, changed_at, changed_by, version)
                            select :organisation, :email, :byMail, :now, :by, 1
                            where :version = 0 or exists (select 1 from urging_contact where organisation = :organisation)
                        on conflict (organisation) do update set email = excluded.email, by_mail = excluded.by_mail,
                            changed_at = excluded.changed_at, changed_by = excluded.changed_by, version = c.version + 1
                            where c.version = :version
                        returning email, by_mail, version""")
                .bind("organisation", organisation)
                .bind("email", email)
                .bind("byMail", byMail)
                .bind("now", clock.instant())
                .bind("by", user.subject())
                .bind("version", version)));
    }

    private static Optional<Contact> find(org.jdbi.v3.core.statement.Query query) {
        return query.map((row, context) ->
                        new Contact(row.getString("email"), row.getBoolean("by_mail"), row.getInt("version")))
                .findOne();
    }
}
