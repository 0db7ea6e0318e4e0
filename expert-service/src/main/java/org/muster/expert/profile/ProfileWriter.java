package org.muster.expert.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;

/** Writes profiles, one or a thousand alike. Contact data left out of a profile leaves what is stored untouched. */
@ApplicationScoped
class ProfileWriter {

    private static final String COLUMNS = """
            pool, reference, name, employer, title_code, grade, specialities, category, division_code, remote,
            languages, available, status, consent_basis, consent_purpose, consent_until, username, last_contact_on,
            synthetic, missing""";
    private static final String VALUES = """
            :pool, :reference, :name, :employer, :titleCode, :grade, :specialities, :category, :divisionCode, :remote,
            :languages, nullif(:available::datemultirange, '{}'), :status, :consentBasis, :consentPurpose, :consentUntil,
            :username, :lastContactOn, :synthetic, :missing""";

    /** A new holder of the username must log in anew before anything counts as the expert's own. */
    private static final String CHANGES = "(" + COLUMNS + ", user_subject, version, updated_at) = (" + VALUES
            + ", case when expert.username is not distinct from :username then expert.user_subject end,"
            + " expert.version + 1, now())";

    /** @param created false when the pool had the reference already and its profile was brought up to date */
    record Written(UUID id, boolean created) {}

    @Inject
    Jdbi jdbi;

    /** Creates or, by pool and reference, updates. No reference may occur twice in one call. */
    @Transactional(Transactional.TxType.MANDATORY)
    List<Written> write(List<Profile> profiles) {
        return jdbi.withHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("insert into expert (" + COLUMNS + ") values (" + VALUES
                    + ") on conflict (pool, reference) do update set " + CHANGES);
            profiles.forEach(profile -> bind(batch, profile).add());
            List<Written> written = batch.executePreparedBatch("id", "version")
                    .map((row, context) -> new Written(row.getObject("id", UUID.class), row.getLong("version") == 0))
                    .list();
            writeParts(handle, written.stream().map(Written::id).toList(), profiles);
            return written;
        });
    }

    /** @return false when it was changed by somebody else since that version */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean update(UUID id, long version, Profile profile) {
        return jdbi.withHandle(handle -> {
            int changed = bind(
                            handle.createUpdate(
                                    "update expert set " + CHANGES + " where id = :id and version = :version"),
                            profile)
                    .bind("id", id)
                    .bind("version", version)
                    .execute();
            if (changed == 1) {
                writeParts(handle, List.of(id), List.of(profile));
            }
            return changed == 1;
        });
    }

    private static <S extends SqlStatement<S>> S bind(S statement, Profile profile) {
        Profile.Consent consent = profile.consent();
        return statement
                .bind("pool", profile.organisation())
                .bind("reference", profile.reference())
                .bind("name", profile.name())
                .bind("employer", profile.employer())
                .bind("titleCode", profile.titleCode())
                .bind("grade", profile.grade() == null ? null : profile.grade().name())
                .bind("specialities", profile.specialities())
                .bind("category", profile.category())
                .bind("divisionCode", profile.divisionCode())
                .bind("remote", profile.remote())
                .bindArray("languages", String.class, profile.languages())
                .bind("available", multirange(profile.available()))
                .bind("status", profile.status().name())
                .bind("consentBasis", consent == null ? null : consent.basis().name())
                .bind("consentPurpose", consent == null ? null : consent.purpose())
                .bind("consentUntil", consent == null ? null : consent.until())
                .bind("username", profile.username())
                .bind("lastContactOn", profile.lastContactOn())
                .bind("synthetic", profile.synthetic())
                .bindArray("missing", String.class, profile.missing());
    }

    private static String multirange(List<Profile.Window> windows) {
        return windows.stream()
                .map(window -> "[" + window.startOn() + "," + window.endOn() + "]")
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static void writeParts(Handle handle, List<UUID> ids, List<Profile> profiles) {
        handle.createUpdate("delete from expert_discipline where expert = any(:ids)")
                .bindArray("ids", UUID.class, ids)
                .execute();
        PreparedBatch disciplines = handle.prepareBatch("insert into expert_discipline values (?, ?, ?)");
        PreparedBatch contacts = handle.prepareBatch("insert into expert_contact values (?, ?, ?) on conflict (expert)"
                + " do update set phone = excluded.phone, email = excluded.email");
        for (int i = 0; i < ids.size(); i++) {
            Profile profile = profiles.get(i);
            List<String> codes = new ArrayList<>(profile.secondaryDisciplines());
            if (profile.mainDiscipline() != null) {
                codes.add(profile.mainDiscipline());
            }
            for (String code : codes) {
                disciplines.add(ids.get(i), code, code.equals(profile.mainDiscipline()));
            }
            if (profile.contact() != null) {
                contacts.add(
                        ids.get(i), profile.contact().phone(), profile.contact().email());
            }
        }
        disciplines.execute();
        contacts.execute();
    }
}
