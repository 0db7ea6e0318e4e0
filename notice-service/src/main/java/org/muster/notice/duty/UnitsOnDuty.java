package org.muster.notice.duty;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

/** Who is on duty in each organisation of a subtree, a page at a time. */
@ApplicationScoped
class UnitsOnDuty {

    private static final String PAGE = "with " + Expected.CTE + """
            , page as (select * from expected where pos > :after order by pos limit :limit)
            select p.code, p.name as unit, p.pos, s.post, s.person, who.name, who.phone is not null as has_phone
            from page p
                left join duty_seats(:from, :until) s on s.organisation = p.code and s.person is not null
                    and s.starts <= :from and s.ends > :from
                left join duty_person who on who.id = s.person
            order by p.pos, s.shift_starts desc, s.starts desc""";

    /** An organisation that is expected to be on duty; without main and backup when nobody is. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Unit(
            String organisation,
            String name,
            Who main,
            Who backup,
            @JsonIgnore long place) {}

    record Who(UUID person, String name, boolean hasPhone) {}

    private record Row(String code, String unit, long place, Post post, Who who) {}

    @Inject
    Jdbi jdbi;

    /** In tree order from the one after {@code place}. Of several shifts the one that began last. */
    List<Unit> at(String under, Instant moment, LocalDate day, long place, int limit) {
        List<Row> rows = jdbi.withHandle(handle -> handle.createQuery(PAGE)
                .bind("under", under)
                .bind("day", day)
                .bind("from", moment)
                .bind("until", moment.plusMillis(1))
                .bind("after", place)
                .bind("limit", limit)
                .map((row, context) -> {
                    String post = row.getString("post");
                    return new Row(
                            row.getString("code"),
                            row.getString("unit"),
                            row.getLong("pos"),
                            post == null ? null : Post.valueOf(post),
                            new Who(
                                    row.getObject("person", UUID.class),
                                    row.getString("name"),
                                    row.getBoolean("has_phone")));
                })
                .list());
        Map<String, List<Row>> units = new LinkedHashMap<>();
        rows.forEach(row ->
                units.computeIfAbsent(row.code(), code -> new ArrayList<>()).add(row));
        return units.values().stream().map(UnitsOnDuty::unit).toList();
    }

    private static Unit unit(List<Row> rows) {
        Row any = rows.get(0);
        return new Unit(any.code(), any.unit(), first(rows, Post.MAIN), first(rows, Post.BACKUP), any.place());
    }

    private static Who first(List<Row> rows, Post post) {
        return rows.stream()
                .filter(row -> row.post() == post)
                .map(Row::who)
                .findFirst()
                .orElse(null);
    }
}
