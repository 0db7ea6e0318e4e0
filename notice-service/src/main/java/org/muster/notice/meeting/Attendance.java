package org.muster.notice.meeting;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.web.Page;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

/** Who was asked, who said they would come, and who came (签到). Who has not answered has no row. */
@ApplicationScoped
class Attendance {

    enum Standing {
        ASKED,
        ACCEPTED,
        DECLINED,
        ATTENDED
    }

    /** @param headcount as counted by hand; null when nobody counted @param checkedIn persons who entered by themselves */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Unit(
            String organisation,
            String name,
            Standing state,
            String remark,
            int personsAccepted,
            Integer headcount,
            int checkedIn,
            @JsonIgnore long pos) {}

    /** Organisations, but for the last. @param persons per organisation the greater of headcount and checked in */
    record Totals(int asked, int accepted, int declined, int attended, int persons) {}

    /** @param accepted before the meeting, and not taken back */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Person(
            String name,
            String organisation,
            Instant acceptedAt,
            Instant attendedAt,
            @JsonIgnore String key) {}

    private static final String UNITS = """
            select m.code, m.pos, u.answer, u.remark, u.headcount,
                (select count(p.accepted_at) from meeting_person p where p.meeting = :meeting and p.pos = m.pos) as coming,
                (select count(p.attended_at) from meeting_person p where p.meeting = :meeting and p.pos = m.pos) as present
            from (select distinct code, pos from audience_member
                where audience = :audience and pos > :after order by pos limit :fetch) m
            left join meeting_unit u on u.meeting = :meeting and u.pos = m.pos""";

    @Inject
    Jdbi jdbi;

    @Inject
    CurrentUser user;

    /** The last answer counts. */
    @Transactional(Transactional.TxType.MANDATORY)
    void answer(UUID meeting, long pos, boolean coming, String remark, Instant at) {
        unit(
                meeting,
                pos,
                user.organisation(),
                coming ? Standing.ACCEPTED.name() : Standing.DECLINED.name(),
                remark,
                null,
                at);
    }

    /** The last count counts. */
    @Transactional(Transactional.TxType.MANDATORY)
    void count(UUID meeting, long pos, String organisation, int headcount, Instant at) {
        unit(meeting, pos, organisation, null, null, headcount, at);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void accept(UUID meeting, long pos, Instant at) {
        person(meeting, pos, at, null);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void enter(UUID meeting, long pos, Instant at) {
        person(meeting, pos, null, at);
    }

    /** Nothing of the person stays. @throws ProblemException 404 when there is nothing */
    @Transactional(Transactional.TxType.MANDATORY)
    void forget(UUID meeting) {
        int deleted = jdbi.withHandle(handle -> handle.execute(
                "delete from meeting_person where meeting = ? and subject = ?", meeting, user.subject()));
        if (deleted == 0) {
            throw ProblemException.notFound("attendance", meeting);
        }
    }

    /** Everybody invited, in tree order. */
    List<Unit> units(Meeting meeting, Page page) {
        return jdbi.withHandle(handle -> handle.createQuery("select u.*, o.name from (" + UNITS
                        + ") u join organisation o on o.code = u.code order by u.pos")
                .bind("meeting", meeting.id)
                .bind("audience", meeting.audience)
                .bind("after", page.afterLong(-1))
                .bind("fetch", page.fetch())
                .map((row, context) -> new Unit(
                        row.getString("code"),
                        row.getString("name"),
                        standing(row.getString("answer"), row.getInt("headcount") + row.getInt("present")),
                        row.getString("remark"),
                        row.getInt("coming"),
                        row.getObject("headcount", Integer.class),
                        row.getInt("present"),
                        row.getLong("pos")))
                .list());
    }

    Totals totals(Meeting meeting) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select count(*) filter (where u.answer = 'ACCEPTED') as accepted,
                            count(*) filter (where u.answer = 'DECLINED') as declined,
                            count(*) filter (where greatest(u.headcount, p.present) > 0) as attended,
                            coalesce(sum(greatest(u.headcount, p.present)), 0) as persons
                        from (select * from meeting_unit where meeting = :meeting) u
                        full join (select pos, count(attended_at) as present from meeting_person
                            where meeting = :meeting group by pos) p on p.pos = u.pos""")
                .bind("meeting", meeting.id)
                .map((row, context) -> new Totals(
                        meeting.invited,
                        row.getInt("accepted"),
                        row.getInt("declined"),
                        row.getInt("attended"),
                        row.getInt("persons")))
                .one());
    }

    /** @param organisation whose people; null for everybody's */
    List<Person> persons(UUID meeting, String organisation, Page page) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from meeting_person where meeting = :meeting
                            and (cast(:organisation as text) is null or organisation = :organisation)
                            and (cast(:after as text) is null or subject > :after)
                        order by subject limit :fetch""")
                .bind("meeting", meeting)
                .bind("organisation", organisation)
                .bind("after", page.after())
                .bind("fetch", page.fetch())
                .map((row, context) -> new Person(
                        row.getString("name"),
                        row.getString("organisation"),
                        instant(row.getObject("accepted_at", OffsetDateTime.class)),
                        instant(row.getObject("attended_at", OffsetDateTime.class)),
                        row.getString("subject")))
                .list());
    }

    private void unit(
            UUID meeting, long pos, String organisation, String answer, String remark, Integer headcount, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into meeting_unit as u
                        values (:meeting, :pos, :organisation, :answer, :remark, :headcount, :subject, :name, :at)
                        on conflict (meeting, pos) do update set answer = coalesce(excluded.answer, u.answer),
                            remark = case when excluded.answer is null then u.remark else excluded.remark end,
                            headcount = coalesce(excluded.headcount, u.headcount), by_subject = excluded.by_subject,
                            by_name = excluded.by_name, at = excluded.at""")
                .bind("meeting", meeting)
                .bind("pos", pos)
                .bind("organisation", organisation)
                .bind("answer", answer)
                .bind("remark", remark)
                .bind("headcount", headcount)
                .bind("subject", user.subject())
                .bind("name", user.name())
                .bind("at", at)
                .execute());
    }

    /** The first time counts. */
    private void person(UUID meeting, long pos, Instant accepted, Instant attended) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into meeting_person as p
                        values (:meeting, :subject, :pos, :organisation, :name, :accepted, :attended)
                        on conflict (meeting, subject) do update set
                            accepted_at = coalesce(p.accepted_at, excluded.accepted_at),
                            attended_at = coalesce(p.attended_at, excluded.attended_at)""")
                .bind("meeting", meeting)
                .bind("subject", user.subject())
                .bind("pos", pos)
                .bind("organisation", user.organisation())
                .bind("name", user.name())
                .bindByType("accepted", accepted, Instant.class)
                .bindByType("attended", attended, Instant.class)
                .execute());
    }

    private static Standing standing(String answer, int present) {
        if (present > 0) {
            return Standing.ATTENDED;
        }
        return answer == null ? Standing.ASKED : Standing.valueOf(answer);
    }

    private static Instant instant(OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
