package org.muster.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;

/** How many of the country's townships have nobody on duty tonight, from a roster for each of them. */
public final class DutyBench {

    private static final String GAPS = "/api/duty/gaps?under=KX-000000";

    private DutyBench() {}

    public static void main(String[] args) throws Exception {
        Verdicts verdicts = new Verdicts();
        try (RunningService service = RunningService.start("notice-service", "-Xmx512m")) {
            LoadedCountry.load(service);
            rosters();
            for (int i = 0; i < 8; i++) {
                service.get("cast-admin", GAPS);
            }
            Replay asked = ServerLog.listen("duty_seats", () -> service.get("cast-admin", GAPS));
            Timing bare = new Timing();
            Timing sql = new Timing();
            Timing api = new Timing();
            try (Connection connection = Database.open();
                    PreparedStatement scan = connection.prepareStatement(
                            "select count(r.name), max(p.starts_at) from duty_plan p join duty_rotation r on r.id = p.rotation")) {
                Replay.Prepared repeated = asked.on(connection);
                for (Rounds rounds = new Rounds(30); rounds.next(); ) {
                    bare.run(scan::executeQuery);
                    sql.run(repeated::run);
                    api.run(() -> service.get("cast-admin", GAPS));
                }
            }
            String name = String.format(
                    "tonight's gaps of %,d rosters by branch", Database.number("select count(*) from duty_plan"));
            verdicts.compared(name + ", SQL / bare join", sql.median(), bare.median(), "ms");
            verdicts.compared(name + ", API / the same", api.median(), bare.median(), "ms");
            verdicts.print();
        }
        System.exit(0);
    }

    /** Of ten townships eight have somebody day and night, two only by day. */
    private static void rosters() throws Exception {
        Database.execute("""
                create temporary table unit as
                    select code, gen_random_uuid() as person, gen_random_uuid() as rotation, hashtext(code) & 7 as n
                    from organisation where depth <= 4 and kind = 'GRASSROOTS_UNIT';
                insert into duty_person (id, organisation, name, phone, purpose, basis, keep_until, version)
                    select person, code, '值班员', '024-00000000', '值班', 'DUTY', '2030-01-01', 0 from unit;
                insert into duty_rotation (id, organisation, name, edition, version)
                    select rotation, code, '值班室', 1, 0 from unit;
                insert into duty_plan (id, rotation, since, starts_at, hours, turn_days, members, backups, edition)
                    select gen_random_uuid(), rotation, '2026-01-01', '08:00', case when n > 1 then 24 else 9 end, 1,
                        array[person], '{}', 1 from unit""");
        Database.execute("vacuum analyze");
    }
}
