package org.muster.journeys;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.muster.station.client.Answer;
import org.muster.station.client.Muster;
import org.muster.station.demo.DemoData;

import com.fasterxml.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What notice-service promises is kept while it, PostgreSQL and Kafka are killed in the middle: notices issued to every
 * township of the country, and then signed by many at once.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultsTest {

    private static final List<String> VICTIMS = List.of("notice-service", "postgres", "kafka");
    private static final int TOWNSHIPS = 41_352;
    private static final int NOTICES = 200;
    private static final int CLERKS = 50;
    private static final String MARK = "科协发";

    private final ExecutorService people = Executors.newFixedThreadPool(24);
    private final ExecutorService killable = Executors.newSingleThreadExecutor();
    private RunningStation station;
    private Muster muster;
    private Muster.User drafter;
    private Muster.User issuer;
    private final Map<String, Muster.User> clerks = new HashMap<>();
    private List<String> notices;

    @BeforeAll
    void startStation() throws Exception {
        station = RunningStation.start("--demo=nation");
        muster = station.muster();
        Accounts accounts = new Accounts(muster, RunningStation.HOME);
        drafter = accounts.create("cast-drafter", "KX-000000", "drafter");
        issuer = accounts.create("cast-issuer", "KX-000000", "issuer");
        for (var township :
                new DemoData(RunningStation.ROOT).rows("townships.csv.gz").subList(0, CLERKS)) {
            String unit = "GR-" + township.get("code");
            clerks.put(unit, accounts.create("clerk-" + township.get("code"), unit, "clerk"));
        }
    }

    @AfterAll
    void stopStation() {
        people.shutdownNow();
        killable.shutdownNow();
        station.close();
    }

    @Test
    @Order(1)
    void givesEveryNumberOnceAndReachesEveryTownshipOnceWhileItsIssuingIsInterrupted() throws Exception {
        notices = together(IntStream.range(0, NOTICES).boxed().toList(), this::approved);
        AtomicInteger done = new AtomicInteger();
        Queue<JsonNode> answers = new ConcurrentLinkedQueue<>();
        interrupted(
                NOTICES,
                done,
                () -> together(notices, notice -> {
                    answers.add(issue(notice));
                    return done.incrementAndGet();
                }));
        assertThat(answers)
                .extracting(answer -> answer.path("number").asText())
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, NOTICES)
                        .mapToObj(n -> MARK + "〔2020〕" + n + "号")
                        .toList());
        assertThat(answers)
                .extracting(answer -> answer.path("recipients").asInt())
                .containsOnly(TOWNSHIPS);
        assertThat(together(
                        notices, notice -> coverage(notice).path("recipients").asInt()))
                .containsOnly(TOWNSHIPS);
        assertThat(listed("/api/notices/" + notices.get(0) + "/recipients?limit=200", "organisation"))
                .hasSize(TOWNSHIPS)
                .doesNotHaveDuplicates();
        assertThat(Topic.awaitKeys("notices", Set.copyOf(notices)))
                .as("notices whose issue was announced")
                .containsExactlyInAnyOrderElementsOf(notices);
    }

    @Test
    @Order(2)
    void keepsEveryAcknowledgedSignatureAndNoneTwiceWhileTenThousandAreInterrupted() throws Exception {
        if (notices == null) {
            // asked alone
            notices = together(IntStream.range(0, NOTICES).boxed().toList(), this::approved);
            together(notices, this::issue);
        }
        record Signature(Muster.User clerk, String notice) {}
        List<Signature> wanted = notices.stream()
                .flatMap(notice -> clerks.values().stream().map(clerk -> new Signature(clerk, notice)))
                .toList();
        AtomicInteger done = new AtomicInteger();
        interrupted(
                wanted.size(),
                done,
                () -> together(wanted, signature -> {
                    signature.clerk().post("/api/inbox/" + signature.notice() + "/signature");
                    return done.incrementAndGet();
                }));
        assertThat(done).hasValue(10_000);
        together(
                notices,
                notice -> assertThat(
                                listed("/api/notices/" + notice + "/receipts?act=SIGNED&limit=200", "organisation"))
                        .as("who signed " + notice)
                        .containsExactlyInAnyOrderElementsOf(clerks.keySet()));
        assertThat(together(notices, notice -> coverage(notice).path("signed").asInt()))
                .containsOnly(CLERKS);
    }

    /** Kills the next victim each time another quarter of it is done, and does not wait for its return. */
    private void interrupted(int all, AtomicInteger done, Runnable work) throws Exception {
        station.awaitReady();
        // asked for now: when the moment has come it would take too long
        Map<String, ProcessHandle> processes = new HashMap<>();
        VICTIMS.forEach(victim -> processes.put(victim, station.process(victim)));
        Future<?> running = killable.submit(work);
        for (int quarter = 1; quarter <= VICTIMS.size(); quarter++) {
            while (done.get() < all * quarter / 4 && !running.isDone()) {
                Thread.sleep(5);
            }
            String victim = VICTIMS.get(quarter - 1);
            assertThat(running.isDone())
                    .as("over before " + victim + " was killed")
                    .isFalse();
            System.out.println("    ✂ kill -9 " + victim + " after " + done.get() + " of " + all);
            processes.get(victim).destroyForcibly();
        }
        running.get();
    }

    private <T, R> List<R> together(Collection<T> items, Function<T, R> work) {
        List<CompletableFuture<R>> all = items.stream()
                .map(item -> CompletableFuture.supplyAsync(() -> work.apply(item), people))
                .toList();
        return all.stream().map(CompletableFuture::join).toList();
    }

    private String approved(int number) {
        String notice = drafter.post(
                        "/api/notices",
                        Map.of(
                                "issuerMark",
                                MARK,
                                "type",
                                "通知",
                                "title",
                                "关于做好疫情防控科普工作的通知（" + number + "）",
                                "body",
                                "请结合实际认真贯彻落实。",
                                "to",
                                List.of(Map.of("below", "KX-000000", "kinds", List.of("GRASSROOTS_UNIT")))))
                .path("id")
                .asText();
        drafter.post("/api/notices/" + notice + "/submission");
        issuer.post("/api/notices/" + notice + "/approval");
        return notice;
    }

    private JsonNode issue(String notice) {
        return issuer.post("/api/notices/" + notice + "/issue", Map.of("issuedOn", "2020-02-10"));
    }

    private JsonNode coverage(String notice) {
        return issuer.get("/api/notices/" + notice + "/coverage");
    }

    private List<String> listed(String path, String field) {
        List<String> found = new ArrayList<>();
        for (String page = path; page != null; ) {
            Answer answer = issuer.attempt("GET", page, null);
            assertThat(answer.ok()).as(page + " " + answer.status()).isTrue();
            JsonNode rows =
                    answer.body().isArray() ? answer.body() : answer.body().path("recipients");
            rows.forEach(row -> found.add(row.path(field).asText()));
            page = next(answer.header("Link"));
        }
        return found;
    }

    private static String next(String link) {
        Matcher next = Pattern.compile("<([^>]+)>; *rel=\"?next").matcher(link == null ? "" : link);
        return next.find() ? next.group(1) : null;
    }
}
