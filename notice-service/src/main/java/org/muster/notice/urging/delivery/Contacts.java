package org.muster.notice.urging.delivery;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.muster.platform.security.CurrentUser;

/** Where organisations want their urgings, by channel. */
@ApplicationScoped
class Contacts {

    record Contact(String channel, String address, boolean wanted, int version) {}

    private static final RowMapper<Contact> ROW = (row, context) -> new Contact(
            row.getString("channel"), row.getString("address"), row.getBoolean("wanted"), row.getInt("version"));

    @Inject
    Jdbi jdbi;

    @Inject
    CurrentUser user;

    @Inject
    Clock clock;

    List<Contact> of(String organisation) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from urging_contact where organisation = ? order by channel")
                        .bind(0, organisation)
                        .map(ROW)
                        .list());
    }

    /** @return its version; 0 before anything was said */
    int version(String organisation, String channel) {
        return of(organisation).stream()
                .filter(contact -> contact.channel().equals(channel))
                .mapToInt(Contact::version)
                .findFirst()
                .orElse(0);
    }

    /** @return empty when somebody else changed it meanwhile */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<Contact> change(String organisation, String channel, String address, boolean wanted, int version) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        insert into urging_contact as c
                            (organisation, channel, address, wanted, changed_at, changed_by, version)
                            values (:organisation, :channel, :address, :wanted, :now, :by, 1)
                        on conflict (organisation, channel) do update set address = excluded.address,
                            wanted = excluded.wanted, changed_at = excluded.changed_at, changed_by = excluded.changed_by,
                            version = c.version + 1
                            where c.version = :version
                        returning *""")
                .bind("organisation", organisation)
                .bind("channel", channel)
                .bind("address", address)
                .bind("wanted", wanted)
                .bind("now", clock.instant())
                .bind("by", user.subject())
                .bind("version", version)
                .map(ROW)
                .findOne());
    }
}
