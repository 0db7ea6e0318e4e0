package org.muster.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;

/**
 * A notice that came down to every township the way notices do: addressed to the provinces, and carried on by each
 * association to those directly below it. Coverage, who is outstanding, and the tree of forwards for the issuer, where
 * 200 notices went out before.
 */
public final class ChainBench {

    private static final int EARLIER = 200;
    private static final int WARM_UP = 4;

    /** Levels that carry the notice on: provinces, cities, and counties, which are at the second level in places. */
    private static final int HOPS = 3;

    private static final String PLAN = """
            drop table if exists hop;
            create table hop as
                select gen_random_uuid() as id, gen_random_uuid() as audience, n.id as original,
                    coalesce(n.root, n.id) as root, p.code, o.name, p.pos, p.last, p.depth,
                    nextval('notice_issue_order') as issue_order,
                    (select count(*) from organisation c where c.parent = p.code) as below
                from organisation_position p join organisation o on o.code = p.code
                    join notice n on coalesce(n.root, n.id) = '%s' and n.organisation = %s
                where p.until is null and p.depth = %d and p.kind = 'ASSOCIATION'
                    and exists (select 1 from organisation c where c.parent = p.code)""";

    /** What an issue writes of a forward, but for tasks, events and what is printed: nobody asks for these here. */
    private static final String FORWARD = """
            insert into audience select h.audience, a.edition, h.below
                from hop h join notice n on n.id = h.root join audience a on a.id = n.audience;
            insert into audience_clause (audience, n, way, from_pos, to_pos, depth_from, depth_to, selector)
                select audience, 1, 'to', pos + 1, last, depth + 1, depth + 1, 1 from hop;
            insert into notice select (jsonb_populate_record(n, jsonb_build_object('id', h.id, 'audience', h.audience,
                    'organisation', h.code, 'issuer_name', h.name, 'forward_of', h.original, 'root', h.root,
                    'recipients', h.below, 'issue_order', h.issue_order, 'issued_sequence', 20000 + h.issue_order,
                    'number', n.mark || '〔' || n.issued_year || '〕' || 20000 + h.issue_order || '号'))).*
                from hop h join notice n on n.id = h.root;
            insert into notice_step select id, 1, 'ISSUED', 'p', '签发人', now() from hop;
            insert into inbox_range (from_pos, to_pos) select pos + 1, last from hop on conflict do nothing;
            insert into inbox_line select r.id, h.issue_order, c.n, h.id, h.audience, a.edition, c.way, c.selector, c.kinds,
                    c.groups, c.depth_from, c.depth_to, false
                from hop h join audience a on a.id = h.audience join audience_clause c on c.audience = a.id
                    join inbox_range r on r.from_pos = c.from_pos and r.to_pos = c.to_pos;
            delete from search_waiting;
            drop table hop""";

    private final RunningService service;
    private final Verdicts verdicts = new Verdicts();

    private ChainBench(RunningService service) {
        this.service = service;
    }

    /** With the argument {@code plans} it also prints the plans of what it measures. */
    public static void main(String[] args) throws Exception {
        boolean plans = List.of(args).contains("plans");
        try (RunningService service = RunningService.start("notice-service", "-Xmx512m")) {
            ChainBench bench = new ChainBench(service);
            NoticeDesk desk = new NoticeDesk(service);
            LoadedCountry.load(service);
            LoadedCountry.earlierNotices(desk, EARLIER);
            String notice = desk.issued("逐级传达的通知", 1);
            bench.carriedOn(notice);
            bench.measured("coverage by branch", notice, "/coverage?under=KX-000000", 20, plans);
            bench.measured("coverage below one province", notice, "/coverage?under=KX-370000", 20, plans);
            bench.measured("outstanding list, first page", notice, "/outstanding?under=KX-000000", 100, plans);
            bench.measured("outstanding list of one province", notice, "/outstanding?under=KX-370000", 100, plans);
            bench.measured("who does not carry it on, first page", notice, "/outstanding?state=FORWARDED", 40, plans);
            bench.measured("tree of forwards, two levels", notice, "/cascade", 10, plans);
            bench.verdicts.print();
        }
        System.exit(0);
    }

    /** Four fifths of the recipients of each document have signed it. */
    private void carriedOn(String notice) throws Exception {
        for (int hop = 1; hop <= HOPS; hop++) {
            Database.execute(PLAN.formatted(notice, hop == 1 ? "n.organisation and n.root is null" : "o.parent", hop));
            Database.execute(FORWARD);
        }
        for (String[] document : Database.rows("select id from notice where '" + notice + "' in (id, root)")) {
            LoadedCountry.signedByMany(document[0], 80);
        }
        Database.execute("vacuum analyze");
        System.out.printf(
                "carried on by %d forwards to %d recipients, with %d receipts%n",
                Database.number("select count(*) from notice where root = '" + notice + "'"),
                Database.number("select sum(recipients) from notice where '" + notice + "' in (id, root)"),
                Database.number("select count(*) from receipt r join notice n on n.id = r.notice where '" + notice
                        + "' in (n.id, n.root)"));
    }

    private void measured(String name, String notice, String question, int rounds, boolean plans) throws Exception {
        String path = "/api/notices/" + notice + question;
        for (int i = 0; i < WARM_UP; i++) {
            service.get("ln-issuer", path);
        }
        Replay asked = ServerLog.listen("receipt", () -> service.get("ln-issuer", path));
        if (plans) {
            asked.explain();
        }
        Timing bare = new Timing();
        Timing sql = new Timing();
        Timing api = new Timing();
        try (Connection connection = Database.open();
                PreparedStatement scan = connection.prepareStatement("""
                        select count(r.act), max(r.at) from notice n
                            cross join lateral (select * from receipt r where r.notice = n.id offset 0) r
                        where '%s' in (n.id, n.root)""".formatted(notice))) {
            Replay.Prepared repeated = asked.on(connection);
            for (Rounds each = new Rounds(rounds); each.next(); ) {
                bare.run(scan::executeQuery);
                sql.run(repeated::run);
                api.run(() -> service.get("ln-issuer", path));
            }
        }
        verdicts.compared(name + ", SQL / bare scan of all its receipts", sql.median(), bare.median(), "ms");
        verdicts.figure(name + ", API p99", api.percentile(99), "ms");
        verdicts.figure(name + ", answer", service.get("ln-issuer", path).length() / 1000.0, "thousand characters");
    }
}
