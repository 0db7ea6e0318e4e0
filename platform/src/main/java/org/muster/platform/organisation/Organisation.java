package org.muster.platform.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

import org.jdbi.v3.core.statement.StatementContext;

/**
 * An organisation (单位) as it stands now.
 *
 * @param code stable public id
 * @param divisionCode GB/T 2260, null where none applies
 * @param parent the primary parent, in whose subtree it counts; null only for the root
 * @param supervisors further supervising lines (业务主管), which give no access and count nothing
 * @param groups names of classes of organisations a notice may address, such as 医科, and codes of
 *     its disciplines (GB/T 13745)
 * @param pos its number in the pre-order of the tree; all below it lie in (pos, last]
 * @param edition the edition of the tree in which it last changed
 */
public record Organisation(
        String code,
        String name,
        OrganisationKind kind,
        String divisionCode,
        String parent,
        List<String> supervisors,
        List<String> groups,
        long pos,
        long last,
        int depth,
        long edition,
        LocalDate validFrom,
        LocalDate validTo) {

    /** Itself included. */
    public boolean covers(Organisation other) {
        return pos <= other.pos && other.pos <= last;
    }

    /** Maps a row of the table {@code organisation}. */
    public static Organisation read(ResultSet row, StatementContext context) throws SQLException {
        return new Organisation(
                row.getString("code"),
                row.getString("name"),
                OrganisationKind.valueOf(row.getString("kind")),
                row.getString("division_code"),
                row.getString("parent"),
                List.of((String[]) row.getArray("supervisors").getArray()),
                List.of((String[]) row.getArray("groups").getArray()),
                row.getLong("pos"),
                row.getLong("last"),
                row.getInt("depth"),
                row.getLong("edition"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class));
    }
}
