package org.muster.expert.profile;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * How the experts that a filter finds are spread.
 *
 * @param disciplines by first-level discipline; an expert of two counts in both
 * @param divisions by province
 */
record Facets(
        int total,
        int inProvince,
        int outOfProvince,
        int incomplete,
        List<Count> disciplines,
        List<Count> divisions,
        List<Count> statuses) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Count(String code, String name, int count) {}

    /** For the found experts f. */
    static final String SELECT = """
             select count(*) as total, count(*) filter (where in_province) as inside,
                count(*) filter (where not in_province) as outside,
                count(*) filter (where cardinality(missing) > 0) as incomplete,
                (select jsonb_agg(jsonb_build_object('code', c.code, 'name', c.name, 'count', c.n) order by c.n desc, c.code)
                    from (select top.code, top.name, count(distinct f.id) as n from f
                        join expert_discipline ed on ed.expert = f.id join discipline d on d.code = ed.discipline
                        join discipline top on top.code = d.lineage[1] group by top.code, top.name) c) as disciplines,
                (select jsonb_agg(jsonb_build_object('code', c.code, 'count', c.n) order by c.n desc, c.code)
                    from (select rpad(left(division_code, 2), 6, '0') as code, count(*) as n from f
                        where division_code is not null group by 1) c) as divisions,
                (select jsonb_agg(jsonb_build_object('code', c.status, 'count', c.n) order by c.n desc, c.status)
                    from (select status, count(*) as n from f group by 1) c) as statuses
            from f""";

    /** Reads the one row of {@link #SELECT}. */
    static final class Row implements RowMapper<Facets> {

        private final ObjectMapper json;

        Row(ObjectMapper json) {
            this.json = json;
        }

        @Override
        public Facets map(ResultSet row, StatementContext context) throws SQLException {
            return new Facets(
                    row.getInt("total"),
                    row.getInt("inside"),
                    row.getInt("outside"),
                    row.getInt("incomplete"),
                    counts(row.getString("disciplines")),
                    counts(row.getString("divisions")),
                    counts(row.getString("statuses")));
        }

        private List<Count> counts(String text) {
            try {
                return text == null ? List.of() : json.readValue(text, new TypeReference<>() {});
            } catch (IOException e) {
                throw new IllegalStateException("The database built unreadable JSON", e);
            }
        }
    }
}
