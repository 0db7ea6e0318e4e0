package org.muster.expert.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;

import org.jdbi.v3.core.statement.Query;
import org.muster.expert.parameters.Parameter;

/** Which experts of a list are wanted. Everything left out does not matter. */
class ExpertFilter {

    /** A part of the name, the employer or the specialities. */
    @QueryParam("q")
    @Size(max = 40)
    String words;

    /** Only pools of this organisation and those below it. */
    @QueryParam("organisation")
    @Size(max = 40)
    String organisation;

    /** This discipline and everything below it. */
    @QueryParam("discipline")
    @Pattern(regexp = "[0-9]{3,7}")
    String discipline;

    /** Beginning of a division code: 21 is the province, 2101 the city. */
    @QueryParam("division")
    @Pattern(regexp = "[0-9]{2,6}")
    String division;

    @QueryParam("inProvince")
    String inProvince;

    @QueryParam("status")
    String status;

    @QueryParam("incomplete")
    String incomplete;

    private final Map<String, Object> bindings = new LinkedHashMap<>();

    /** The conditions on expert e and the viewer's organisation me; the names they use are bound by {@link #bind}. */
    String where() {
        bindings.clear();
        List<String> conditions = new ArrayList<>();
        if (words != null && !words.isBlank()) {
            bindings.put("words", "%" + words.strip().replaceAll("([%_\\\\])", "\\\\$1") + "%");
            conditions.add(
                    "(e.name || ' ' || coalesce(e.specialities, '') || ' ' || coalesce(e.employer, '')) ilike :words");
        }
        if (organisation != null) {
            bindings.put("under", organisation);
            conditions.add(
                    "exists (select 1 from organisation u where u.code = :under and o.pos between u.pos and u.last)");
        }
        if (discipline != null) {
            bindings.put("discipline", discipline);
            conditions.add(
                    "e.id in (select ed.expert from expert_discipline ed join discipline d on d.code = ed.discipline"
                            + " where d.lineage @> array [:discipline::text])");
        }
        if (division != null) {
            bindings.put("division", division);
            conditions.add("starts_with(e.division_code, :division)");
        }
        Boolean inside = Parameter.flag("inProvince", inProvince);
        if (inside != null) {
            bindings.put("inside", inside);
            conditions.add("(left(e.division_code, 2) = left(me.division_code, 2)) = :inside");
        }
        Profile.Status wanted = Parameter.choice(Profile.Status.class, "status", status);
        if (wanted != null) {
            bindings.put("status", wanted.name());
            conditions.add("e.status = :status");
        }
        Boolean gaps = Parameter.flag("incomplete", incomplete);
        if (gaps != null) {
            bindings.put("gaps", gaps);
            conditions.add("(cardinality(e.missing) > 0) = :gaps");
        }
        return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
    }

    Query bind(Query query) {
        return query.bindMap(bindings);
    }
}
