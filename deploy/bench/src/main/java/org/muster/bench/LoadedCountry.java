package org.muster.bench;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Puts the whole country into a service's directory, and notices with their receipts from before. */
final class LoadedCountry {

    private LoadedCountry() {}

    /** Announced to nobody and taken into no search: that would go on beside the measurements. */
    static void load(RunningService service) throws Exception {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(String.join("\n", Country.csv()).getBytes(StandardCharsets.UTF_8));
        }
        double seconds = Timing.seconds(() -> service.post(
                "cast-admin",
                "/api/organisations/import",
                "text/csv",
                BodyPublishers.ofByteArray(zipped.toByteArray()),
                "Content-Encoding",
                "gzip"));
        Database.execute("delete from directory_followup");
        Database.execute("delete from outbox");
        Database.execute("vacuum analyze");
        System.out.printf("%d organisations in the directory after %.0f s%n", Country.ORGANISATIONS, seconds);
    }

    /** Of ten notices nine went to the counties and one to the townships; four fifths of them have been signed. */
    static void earlierNotices(NoticeDesk desk, int notices) throws Exception {
        double seconds = Timing.seconds(() -> {
            for (int n = 0; n < notices; n++) {
                signedByMany(desk.issued("从前的通知第" + n + "号", n % 10 == 0 ? 4 : 3), 80);
            }
        });
        Database.execute("vacuum analyze");
        System.out.printf(
                "%d earlier notices with %d receipts after %.0f s%n",
                notices, Database.number("select count(*) from receipt"), seconds);
    }

    /** So many percent of a notice's recipients, spread over the country, have opened and signed it. */
    static void signedByMany(String notice, int percent) throws Exception {
        Database.execute("""
                insert into receipt (notice, pos, step, act, organisation, at, person, name)
                select n.id, m.pos, s.step, s.act, m.code, now(), 'p-' || m.code, '收发员'
                from notice n join audience_member m on m.audience = n.audience,
                    (values (1, 'OPENED'), (2, 'SIGNED')) s (step, act)
                where n.id = '%s' and hashtext(m.code || n.id) & 127 < %d * 128 / 100 order by m.pos, s.step""".formatted(notice, percent));
    }

    /** Codes of recipients that have not opened it, spread over the country. */
    static List<String[]> silent(String notice, int limit) throws Exception {
        return Database.rows("""
                select m.code, m.pos from notice n join audience_member m on m.audience = n.audience
                where n.id = '%s' and not exists (select 1 from receipt r where r.notice = n.id and r.pos = m.pos)
                order by hashtext(m.code) limit %d""".formatted(notice, limit));
    }
}
