package org.muster.bench;

import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A step of the urging ladder for a notice that nine thousand have not signed, against inserting as many bare rows. */
public final class LadderBench {

    private static final int ROUNDS = 4;

    private LadderBench() {}

    public static void main(String[] args) throws Exception {
        Verdicts verdicts = new Verdicts();
        Map<String, String> anyTime = Map.of(
                "muster.urging.quiet-from", "00:00",
                "muster.urging.quiet-until", "00:00",
                "muster.urging.daily-cap", "100",
                "muster.urging.ladder.check-every", "1s");
        try (RunningService service = RunningService.start("notice-service", anyTime, "-Xmx512m")) {
            LoadedCountry.load(service);
            NoticeDesk desk = new NoticeDesk(service);
            Timing bare = new Timing();
            Timing urged = new Timing();
            long silent = 0;
            for (int round = 0; round < ROUNDS; round++) {
                String notice = desk.issued("紧急", 4, "特急");
                LoadedCountry.signedByMany(notice, 80);
                Database.execute("vacuum analyze");
                bare.run(() -> inserted(notice));
                double took = step(notice);
                if (round > 0) {
                    urged.add(took);
                }
                silent = Database.number("select count(*) from urging where root = '" + notice + "'");
            }
            verdicts.compared(
                    String.format("a step of the ladder over %,d that are silent / bare insert-select", silent),
                    urged.median(),
                    bare.median(),
                    "ms");
            verdicts.print();
        }
        System.exit(0);
    }

    private static void inserted(String notice) throws Exception {
        try (Connection connection = Database.open()) {
            connection
                    .createStatement()
                    .execute("create table if not exists bare (organisation text, what text, at timestamptz)");
            connection.createStatement().execute("""
                    insert into bare select m.code, '特急通知', now()
                    from notice n join audience_member m on m.audience = n.audience where n.id = '%s' and not exists (
                        select 1 from receipt r where r.notice = n.id and r.pos = m.pos and r.step = 2)""".formatted(notice));
        }
    }

    /** @return milliseconds from the moment at which the platform found the step due to the end of its last transaction */
    private static double step(String notice) throws Exception {
        Database.execute("update notice_ladder set next_at = now() where notice = '" + notice + "'");
        while (Database.number("select step from notice_ladder where notice = '" + notice + "'") == 1) {
            Thread.sleep(5);
        }
        Instant end = Instant.now();
        String found = Database.rows(
                        "select extract(epoch from min(ordered_at)) from urging where root = '" + notice + "'")
                .get(0)[0];
        double begun = Double.parseDouble(found) * 1000;
        return Duration.between(Instant.EPOCH, end).toNanos() / 1e6 - begun;
    }
}
