package org.muster.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;

/**
 * Issue, coverage, who is outstanding, and the inbox: for a notice to the country's townships and for one to every
 * village, where 200 notices went out before. What the service asks its database is what its database heard, repeated on
 * a connection like the peer's and in turns with it; the same through the API stands beside it.
 */
public final class DistributionBench {

    private static final int EARLIER = 200;
    private static final int TOWNSHIPS = 4;
    private static final int VILLAGES = 6;
    private static final int WARM_UP = 12;

    /** A service that has run for a day is long compiled. */
    private static final int WARM_UP_ISSUES = 500;

    private static final double WARM_UP_SECONDS = 5;

    private final RunningService service;
    private final NoticeDesk desk;
    private final Verdicts verdicts = new Verdicts();

    private DistributionBench(RunningService service) {
        this.service = service;
        this.desk = new NoticeDesk(service);
    }

    /** With the argument {@code plans} it also prints the plans of what it measures. */
    public static void main(String[] args) throws Exception {
        boolean plans = List.of(args).contains("plans");
        try (RunningService service = RunningService.start("notice-service", "-Xmx512m")) {
            DistributionBench bench = new DistributionBench(service);
            LoadedCountry.load(service);
            LoadedCountry.earlierNotices(bench.desk, EARLIER);
            bench.warmUpIssues();
            bench.issue(TOWNSHIPS, 20, 0.3);
            bench.issue(VILLAGES, 8, 0.3);
            String townships = bench.halfSigned(TOWNSHIPS);
            String villages = bench.halfSigned(VILLAGES);
            Database.execute("vacuum analyze");
            bench.coverage(townships, plans);
            bench.coverage(villages, plans);
            bench.outstanding(townships, plans);
            bench.outstanding(villages, plans);
            bench.inbox(plans);
            bench.unread(plans);
            bench.verdicts.print();
        }
        System.exit(0);
    }

    /** To a province whose inboxes are not looked at. */
    private void warmUpIssues() throws Exception {
        for (int n = 0; n < WARM_UP_ISSUES; n++) {
            desk.issue(desk.approved("试发第" + n + "次", "KX-440000", 1));
        }
    }

    private void issue(int depth, int rounds, double limit) throws Exception {
        Timing bare = new Timing();
        Timing issued = new Timing();
        for (int round = -WARM_UP / 4; round < rounds; round++) {
            String notice = desk.approved("第" + round + "次", depth);
            Timing measuredBare = round < 0 ? new Timing() : bare;
            Timing measured = round < 0 ? new Timing() : issued;
            Database.execute("create unlogged table eager (notice uuid, pos bigint, code text, state smallint)");
            try (Connection connection = Database.open()) {
                measuredBare.run(() -> connection
                        .createStatement()
                        .execute("insert into eager select '" + notice
                                + "', pos, code, 0 from organisation_position where until is null and depth between 1 and "
                                + depth));
            }
            Database.execute("drop table eager");
            measured.run(() -> desk.issue(notice));
            if (!service.get("sy-clerk", "/api/inbox?limit=1").contains(notice)) {
                throw new IllegalStateException("A recipient does not see what was issued");
            }
        }
        verdicts.atMost(
                "issue to " + recipients(depth) + ", API / unlogged insert-select",
                issued.median(),
                bare.median(),
                "ms",
                limit);
    }

    private String halfSigned(int depth) throws Exception {
        String notice = desk.issued("正在签收的通知", depth);
        LoadedCountry.signedByMany(notice, 50);
        return notice;
    }

    private void coverage(String notice, boolean plans) throws Exception {
        String path = "/api/notices/" + notice + "/coverage?under=KX-000000";
        warmUp("ln-issuer", path);
        Replay asked = ServerLog.listen("receipt", () -> service.get("ln-issuer", path));
        if (plans) {
            asked.explain();
            asked.explainGenerally();
        }
        Timing bare = new Timing();
        Timing sql = new Timing();
        Timing api = new Timing();
        try (StreamingSignatures coming = new StreamingSignatures(notice, LoadedCountry.silent(notice, 9000));
                Connection connection = Database.open();
                PreparedStatement scan = connection.prepareStatement(
                        "select count(act), max(at) from receipt where notice = '" + notice + "'")) {
            Replay.Prepared repeated = asked.on(connection);
            for (Rounds rounds = new Rounds(40); rounds.next(); ) {
                bare.run(scan::executeQuery);
                sql.run(repeated::run);
                api.run(() -> service.get("ln-issuer", path));
            }
        }
        String name = "coverage by branch, " + addressed(notice);
        verdicts.atMost(name + ", SQL / bare scan of its receipts", sql.median(), bare.median(), "ms", 1.5);
        verdicts.compared(name + ", API / the same", api.median(), bare.median(), "ms");
    }

    private void outstanding(String notice, boolean plans) throws Exception {
        String path = "/api/notices/" + notice + "/outstanding?under=KX-000000";
        warmUp("ln-issuer", path);
        Replay asked = ServerLog.listen("receipt", () -> service.get("ln-issuer", path));
        if (plans) {
            asked.explain();
            asked.explainGenerally();
        }
        Timing sql = new Timing();
        Timing api = new Timing();
        try (StreamingSignatures coming = new StreamingSignatures(notice, LoadedCountry.silent(notice, 9000));
                Connection connection = Database.open()) {
            Replay.Prepared repeated = asked.on(connection);
            for (Rounds rounds = new Rounds(100); rounds.next(); ) {
                sql.run(repeated::run);
                api.run(() -> service.get("ln-issuer", path));
            }
        }
        String name = "outstanding list, first page, " + addressed(notice);
        verdicts.figure(name + ", SQL median", sql.median(), "ms");
        verdicts.within(name + ", API p99", api.percentile(99), "ms", 50);
    }

    private void inbox(boolean plans) throws Exception {
        Database.execute("""
                create table eager (organisation text, issue_order bigint, notice uuid, must_sign boolean, state text,
                    primary key (organisation, issue_order));
                insert into eager select m.code, n.issue_order, n.id, true, 'DELIVERED'
                    from notice n join audience_member m on m.audience = n.audience
                        join organisation top on top.code = 'KX-210000' and m.pos between top.pos and top.last;
                analyze eager""");
        String path = "/api/inbox";
        warmUp("sy-clerk", path);
        Replay asked = ServerLog.listen("receipt", () -> service.get("sy-clerk", path));
        if (plans) {
            asked.explain();
            asked.explainGenerally();
        }
        Timing eager = new Timing();
        Timing sql = new Timing();
        Timing api = new Timing();
        try (Connection connection = Database.open();
                PreparedStatement read = connection.prepareStatement("""
                        select n.*, e.must_sign, e.state, d.kind, root.number, root.organisation, root.issuer_name
                        from eager e join notice n on n.id = e.notice left join notice root on root.id = n.root
                            left join notice_ending d on d.notice = n.id
                        where e.organisation = 'KX-210100' order by e.issue_order desc limit 51""")) {
            Replay.Prepared repeated = asked.on(connection);
            for (int round = -WARM_UP; round < 300; round++) {
                boolean counts = round >= 0;
                (counts ? eager : new Timing()).run(() -> consumed(read));
                (counts ? sql : new Timing()).run(repeated::run);
                (counts ? api : new Timing()).run(() -> service.get("sy-clerk", path));
            }
        }
        verdicts.atMost("inbox page of 50, SQL / eager read", sql.median(), eager.median(), "ms", 1.5);
        verdicts.figure("inbox page of 50, API median", api.median(), "ms");
    }

    private void unread(boolean plans) throws Exception {
        String path = "/api/inbox/unread";
        warmUp("sy-clerk", path);
        Replay asked = ServerLog.listen("receipt", () -> service.get("sy-clerk", path));
        if (plans) {
            asked.explain();
            asked.explainGenerally();
        }
        Timing sql = new Timing();
        Timing api = new Timing();
        try (Connection connection = Database.open()) {
            Replay.Prepared repeated = asked.on(connection);
            for (Rounds rounds = new Rounds(300); rounds.next(); ) {
                sql.run(repeated::run);
                api.run(() -> service.get("sy-clerk", path));
            }
        }
        verdicts.figure("unread count, SQL median", sql.median(), "ms");
        verdicts.within("unread count, API p99", api.percentile(99), "ms", 10);
    }

    private static void consumed(PreparedStatement read) throws Exception {
        try (var rows = read.executeQuery()) {
            while (rows.next()) {
                rows.getString(1);
            }
        }
    }

    private void warmUp(String user, String path) throws Exception {
        for (long start = System.nanoTime(); System.nanoTime() - start < WARM_UP_SECONDS * 1e9; ) {
            service.get(user, path);
        }
    }

    private static String recipients(int depth) throws Exception {
        return String.format(
                "%,d",
                Database.number("select count(*) from organisation_position where depth between 1 and " + depth));
    }

    private static String addressed(String notice) throws Exception {
        return String.format("%,d", Database.number("select recipients from notice where id = '" + notice + "'"));
    }
}
