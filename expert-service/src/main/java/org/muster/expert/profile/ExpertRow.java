package org.muster.expert.profile;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Reads an expert with its disciplines and windows in one row. */
final class ExpertRow implements RowMapper<ExpertView> {

    /** For rows of expert e with the pool's organisation o and the viewer's own organisation me. */
    static final String SELECT = """
            select e.*, o.name as pool_name, left(e.division_code, 2) = left(me.division_code, 2) as in_province,
                (select jsonb_agg(jsonb_build_object('startOn', lower(r), 'endOn', upper(r) - 1)) from unnest(e.available) r) as windows,
                (select jsonb_agg(jsonb_build_object('code', d.code, 'name', d.name) order by d.code)
                    from expert_discipline ed join discipline d on d.code = ed.discipline where ed.expert = e.id and ed.main) as main,
                (select jsonb_agg(jsonb_build_object('code', d.code, 'name', d.name) order by d.code)
                    from expert_discipline ed join discipline d on d.code = ed.discipline where ed.expert = e.id and not ed.main) as secondary
            """;

    private final ObjectMapper json;

    ExpertRow(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public ExpertView map(ResultSet row, StatementContext context) throws SQLException {
        List<ExpertView.Named> main = list(row.getString("main"), new TypeReference<>() {});
        return new ExpertView(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("pool"),
                row.getString("pool_name"),
                row.getString("reference"),
                row.getString("employer"),
                row.getString("title_code"),
                row.getString("grade") == null ? null : Grade.valueOf(row.getString("grade")),
                main.isEmpty() ? null : main.get(0),
                list(row.getString("secondary"), new TypeReference<>() {}),
                row.getString("specialities"),
                row.getString("category"),
                row.getString("division_code"),
                row.getObject("in_province", Boolean.class),
                row.getObject("remote", Boolean.class),
                List.of((String[]) row.getArray("languages").getArray()),
                list(row.getString("windows"), new TypeReference<>() {}),
                Profile.Status.valueOf(row.getString("status")),
                consent(row),
                row.getString("username"),
                row.getObject("last_contact_on", LocalDate.class),
                row.getBoolean("synthetic"),
                List.of((String[]) row.getArray("missing").getArray()),
                row.getLong("version"));
    }

    private static Profile.Consent consent(ResultSet row) throws SQLException {
        String basis = row.getString("consent_basis");
        return basis == null
                ? null
                : new Profile.Consent(
                        Profile.Basis.valueOf(basis),
                        row.getString("consent_purpose"),
                        row.getObject("consent_until", LocalDate.class));
    }

    private <T> List<T> list(String text, TypeReference<List<T>> type) {
        try {
            return text == null ? List.of() : json.readValue(text, type);
        } catch (IOException e) {
            throw new IllegalStateException("The database built unreadable JSON", e);
        }
    }
}
