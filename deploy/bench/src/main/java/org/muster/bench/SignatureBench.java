package org.muster.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

import org.muster.bench.Clients.Client;
import org.muster.station.testing.Tokens;

/**
 * Sixteen clerks who sign at once: what the service asks its database for a signature, and real requests with real tokens
 * through the gateway, against as many who insert bare rows with the same values into a table without a key.
 */
public final class SignatureBench {

    private static final int CLERKS = 16;
    private static final int SECONDS = 5;

    /** A virtual machine that answers its first thousands of requests is not yet what is meant. */
    private static final int WARM_UP = 30;

    private static final int NOTICES = 120_000;
    private static final int BATCH = 500;

    /** Clerks of organisations that the country has. */
    private static final List<String> USERS = List.of("ln-clerk", "sy-clerk", "js-clerk");

    private record Paper(String user, String notice) {}

    private final RunningService service;
    private final RunningService gateway;
    private final Verdicts verdicts = new Verdicts();
    private final ConcurrentLinkedQueue<Paper> papers = new ConcurrentLinkedQueue<>();

    private SignatureBench(RunningService service, RunningService gateway) {
        this.service = service;
        this.gateway = gateway;
    }

    /** With the argument {@code plans} it also prints how the database answers what it is asked. */
    public static void main(String[] args) throws Exception {
        boolean plans = List.of(args).contains("plans");
        try (RunningService service = RunningService.start("notice-service", "-Xmx512m");
                RunningService gateway = RunningGateway.before(service.port(), "-Xmx256m")) {
            LoadedCountry.load(service);
            SignatureBench bench = new SignatureBench(service, gateway);
            NoticeDesk desk = new NoticeDesk(service);
            if (!List.of(args).contains("nosql")) bench.sql(desk.issued("签收", 6), plans);
            bench.papers(desk.issued("各级签收", 3));
            bench.requests("through the gateway", gateway, 0.25);
            bench.requests("at the service itself", service, 0);
            bench.batches();
            bench.verdicts.print();
        }
        System.exit(0);
    }

    private void sql(String notice, boolean plans) throws Exception {
        Signatures signatures = Signatures.of(service, notice, 500_000);
        System.out.println("A signature asks " + signatures.heard().steps().size() + " times");
        if (plans) {
            signatures.heard().explainGenerally();
        }
        Timing bare = new Timing();
        Timing receipts = new Timing();
        Timing whole = new Timing();
        for (int round = 0; round < 4; round++) {
            double bareRate = bareInserts();
            double receiptRate = Clients.rate(CLERKS, SECONDS, n -> signatures.signingOnly("insert into receipt"));
            double wholeRate = Clients.rate(CLERKS, SECONDS, n -> signatures.signing());
            if (round > 0) {
                bare.add(bareRate);
                receipts.add(receiptRate);
                whole.add(wholeRate);
            }
        }
        verdicts.atLeast("signatures, SQL path / bare heap inserts", receipts.median(), bare.median(), "/s", 0.75);
        verdicts.compared("with all that the service asks beside / the same", whole.median(), bare.median(), "/s");
    }

    private static double bareInserts() throws Exception {
        Database.execute("""
                drop table if exists bare;
                create table bare (notice uuid, pos bigint, step smallint, act text, organisation text, at timestamptz,
                    person text, name text, remark text)""");
        return Clients.rate(CLERKS, SECONDS, SignatureBench::bareClerk);
    }

    private static Client bareClerk(int number) throws Exception {
        Connection connection = Database.open();
        PreparedStatement insert = connection.prepareStatement("insert into bare values (?, ?, ?, ?, ?, ?, ?, ?, ?)");
        List<String> row = Arrays.asList(
                "0193a2b0-0000-7000-8000-000000000000",
                null,
                "2",
                "SIGNED",
                "GR-110101001",
                "2020-01-30 08:00:00+08",
                "8c1f6c8e-51c6-4d0f-9b0a-6f3f4a5b6c7d",
                "收发员",
                null);
        AtomicLong pos = new AtomicLong((long) number << 40);
        Client client = () -> {
            for (int i = 0; i < row.size(); i++) {
                insert.setString(i + 1, row.get(i));
            }
            insert.setLong(2, pos.incrementAndGet());
            return insert.executeUpdate() == 1;
        };
        return client.with(connection);
    }

    /** The same notice many times, so that few users have many to sign; the search takes none of them in meanwhile. */
    private void papers(String notice) throws Exception {
        Database.execute("""
                create temporary table copy as
                    select n, gen_random_uuid() as id, gen_random_uuid() as audience from generate_series(1, %2$d) n;
                insert into audience select (jsonb_populate_record(a, jsonb_build_object('id', c.audience))).*
                    from copy c, audience a join notice o on o.audience = a.id where o.id = '%1$s';
                insert into audience_clause select (jsonb_populate_record(l, jsonb_build_object('audience', c.audience))).*
                    from copy c, audience_clause l join notice o on o.audience = l.audience where o.id = '%1$s';
                insert into notice select (jsonb_populate_record(o, jsonb_build_object('id', c.id, 'audience', c.audience,
                        'number', o.number || c.n, 'issued_sequence', 10000 + c.n,
                        'issue_order', nextval('notice_issue_order')))).*
                    from copy c, notice o where o.id = '%1$s';
                delete from search_waiting;
                analyze notice; analyze audience; analyze audience_clause""".formatted(notice, NOTICES));
        for (String[] row : Database.rows("select id from notice where issued_sequence > 10000")) {
            USERS.forEach(user -> papers.add(new Paper(user, row[0])));
        }
    }

    private void requests(String way, RunningService to, double limit) throws Exception {
        Timing bare = new Timing();
        Timing signed = new Timing();
        Clients.rate(CLERKS, WARM_UP, n -> clerk(to));
        for (int round = 0; round < 3; round++) {
            Processors processors = processors().begin();
            double inserted = bareInserts();
            System.out.println("    processor time of an insert: " + processors.each(inserted * SECONDS));
            bare.add(inserted);
            processors.begin();
            double rate = Clients.rate(CLERKS, SECONDS, n -> clerk(to));
            System.out.println("    processor time of a signature: " + processors.each(rate * SECONDS));
            signed.add(rate);
        }
        if (limit > 0) {
            verdicts.atLeast("signatures " + way + " / bare heap inserts", signed.median(), bare.median(), "/s", limit);
        } else {
            verdicts.compared("signatures " + way + " / bare heap inserts", signed.median(), bare.median(), "/s");
        }
    }

    private Processors processors() {
        return new Processors().and("service", service).and("gateway", gateway);
    }

    /** One clerk who signs five hundred notices in a call. */
    private void batches() throws Exception {
        Timing bare = new Timing();
        Timing signed = new Timing();
        try (KeptConnection connection = new KeptConnection(gateway.port())) {
            for (int round = 0; round < 5; round++) {
                List<String> mine = papers.stream()
                        .filter(paper -> paper.user().equals(USERS.get(0)))
                        .limit(BATCH)
                        .map(Paper::notice)
                        .toList();
                papers.removeIf(paper -> paper.user().equals(USERS.get(0)) && mine.contains(paper.notice()));
                bare.add(bareInserts());
                String body = "{\"notices\":[\"" + String.join("\",\"", mine) + "\"]}";
                double seconds =
                        Timing.seconds(() -> connection.post("/api/inbox/signatures", Tokens.of(USERS.get(0)), body));
                signed.add(mine.size() / seconds);
            }
        }
        verdicts.compared(
                "signatures in calls of 500, one clerk / bare heap inserts", signed.median(), bare.median(), "/s");
    }

    private Client clerk(RunningService to) throws Exception {
        KeptConnection connection = new KeptConnection(to.port());
        Client client = () -> {
            Paper next = papers.poll();
            if (next == null) {
                return false;
            }
            connection.post("/api/inbox/" + next.notice() + "/signature", Tokens.of(next.user()), "");
            return true;
        };
        return client.with(connection);
    }
}
