package org.muster.notice.duty;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.muster.notice.duty.DutyDesk.OnDuty;
import org.muster.notice.duty.DutyDesk.OnPost;
import org.muster.platform.security.CurrentUser;

/** Whom to turn to in each of many organisations until tomorrow morning, with one query. */
@ApplicationScoped
class Tonight {

    private static final String ON_DUTY = """
            select distinct on (s.organisation, s.post) s.*, who.name, who.user_name, who.phone is not null as has_phone
            from organisation mine join organisation o on o.pos between mine.pos and mine.last
                join duty_seats(:from, :until) s on s.organisation = o.code
                join duty_person who on who.id = s.person
            where mine.code = :mine and o.code = any(:organisations) and s.starts < :until and s.ends > :from
            order by s.organisation, s.post, greatest(s.starts, :from), s.shift_starts desc""";

    private record Held(String organisation, Post post, OnPost person) {}

    @Inject
    Jdbi jdbi;

    @Inject
    CurrentUser user;

    @Inject
    Clock clock;

    Map<String, OnDuty> of(Collection<String> organisations) {
        ZonedDateTime now = ZonedDateTime.now(clock);
        Map<String, OnDuty> found = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(ON_DUTY)
                .bind("mine", user.organisation())
                .bind("from", now.toInstant())
                .bind("until", Night.around(now).until())
                .bindArray("organisations", String.class, organisations)
                .map((row, context) -> held(row))
                .forEach(held -> found.merge(
                        held.organisation(),
                        held.post() == Post.MAIN ? new OnDuty(held.person(), null) : new OnDuty(null, held.person()),
                        (one, other) -> new OnDuty(
                                one.main() == null ? other.main() : one.main(),
                                one.backup() == null ? other.backup() : one.backup()))));
        return found;
    }

    private static Held held(ResultSet row) throws SQLException {
        return new Held(
                row.getString("organisation"),
                Post.valueOf(row.getString("post")),
                new OnPost(
                        row.getObject("person", UUID.class),
                        row.getString("name"),
                        row.getString("user_name"),
                        null,
                        row.getBoolean("has_phone"),
                        row.getObject("rotation", UUID.class),
                        row.getObject("starts", OffsetDateTime.class).toInstant(),
                        row.getObject("ends", OffsetDateTime.class).toInstant()));
    }
}
