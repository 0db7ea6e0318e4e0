package org.muster.notice.distribution;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.arc.ClientProxy;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.muster.notice.distribution.CoverageFixture.outstanding;
import static org.muster.notice.document.NoticeFixture.aNotice;
import static org.muster.notice.document.NoticeFixture.as;
import static org.muster.notice.document.NoticeFixture.freshMark;
import static org.muster.notice.document.NoticeFixture.issue;

/**
 * Any chain of forwards, with recipients that move and close between the hops: a forward is bound by id and digest to
 * what it carries on, never comes back to one it came from, and every organisation counts once.
 */
@QuarkusTest
class ForwardingChainsTest {

    private static final int CHAINS = 8;
    private static final int HOPS = 7;

    /** Who can issue, and with whose accounts. */
    private static final Map<String, String[]> FORWARDERS = Map.of(
            "KX-210000", new String[] {"ln-drafter", "ln-issuer"},
            "XH-210000-YYX", new String[] {"yyx-issuer", "yyx-issuer"},
            "KX-320000", new String[] {"js-issuer", "js-issuer"});

    private static final List<String> FIXED = List.of(
            "KX-210000",
            "XH-210000-YYX",
            "KX-320000",
            "DW-YYX-1",
            "DW-YYX-2",
            "XH-210000-NX",
            "KX-210100",
            "KX-320100");
    private static final Map<String, String> CLERKS = Map.of(
            "KX-210000", "ln-clerk",
            "XH-210000-YYX", "yyx-clerk",
            "DW-YYX-1", "dw1-clerk",
            "DW-YYX-2", "dw2-clerk",
            "KX-210100", "sy-clerk");

    /** A document of the chain as the naive model sees it. */
    private record Document(String id, String sha256, Document original, String issuer, Set<String> recipients) {

        boolean cameFrom(String organisation) {
            return issuer.equals(organisation) || original != null && original.cameFrom(organisation);
        }
    }

    @Inject
    Jdbi jdbi;

    @Inject
    Reached reached;

    @BeforeEach
    void loadTree() {
        TreeFixture.load();
    }

    @AfterEach
    void lookAsFarAsEver() {
        looks(2000);
    }

    /** A page takes in several looks at the tree, whose seams nobody must fall into. */
    private void looks(int places) {
        ClientProxy.unwrap(reached).firstLook = places;
    }

    @Test
    void areBoundAndCountedOnceHoweverTheyRun() throws Exception {
        for (int seed = 0; seed < CHAINS; seed++) {
            looks(1 + seed);
            chain(new Random(seed), MovingTree.IN_NX + (1L << 36) + seed * 100L + System.nanoTime() % 1_000_000 * 1000);
        }
    }

    private void chain(Random random, long places) throws Exception {
        String moving = "DW-CHAIN-" + UUID.randomUUID().toString().substring(0, 8);
        MovingTree.place(moving, "XH-210000-NX", places);
        List<String> addressable = new ArrayList<>(FIXED);
        addressable.add(moving);
        List<Document> documents = new ArrayList<>();
        documents.add(first(recipients(random, addressable, Set.of("KX-320000"))));
        Map<String, String> signed = new HashMap<>();
        for (int hop = 1; hop <= HOPS; hop++) {
            Document original = documents.get(random.nextInt(documents.size()));
            String forwarder = List.copyOf(new TreeSet<>(FORWARDERS.keySet())).get(random.nextInt(3));
            Set<String> recipients = recipients(random, addressable, Set.of());
            Document forward = forward(original, forwarder, recipients);
            if (forward != null) {
                documents.add(forward);
            }
            sign(random, documents, signed);
            if (hop == 3) {
                MovingTree.place(moving, "XH-210000-YYX", MovingTree.IN_YYX + (1L << 36) + places % (1L << 35));
            } else if (hop == 5) {
                MovingTree.close(moving, "XH-210000-YYX", MovingTree.IN_YYX + (1L << 36) + places % (1L << 35));
                addressable.remove(moving);
            }
        }
        documents.forEach(this::isAsItWasIssued);
        countsEachOnce(documents, signed);
    }

    private Document first(Set<String> recipients) {
        String id = aNotice()
                .with(
                        "to",
                        recipients.stream()
                                .map(code -> Map.of("organisation", code))
                                .toList())
                .drafted();
        issue(id, "ln-drafter", "ln-issuer");
        return new Document(id, sha256(id, "ln-issuer"), null, "KX-210000", recipients);
    }

    /** @return null where it is refused, which must be because it may not be carried on or would come back */
    private Document forward(Document original, String forwarder, Set<String> recipients) {
        String[] accounts = FORWARDERS.get(forwarder);
        Response answer = as(accounts[0])
                .body(Map.of(
                        "issuerMark",
                        freshMark(),
                        "to",
                        recipients.stream()
                                .map(code -> Map.of("organisation", code))
                                .toList()))
                .post("/api/notices/{id}/forwards", original.id());
        boolean has =
                original.recipients().contains(forwarder) || original.issuer().equals(forwarder);
        boolean back = recipients.stream().anyMatch(code -> code.equals(forwarder) || original.cameFrom(code));
        if (!has) {
            assertThat(answer.statusCode()).as(answer.asString()).isIn(403, 404);
            return null;
        }
        if (back) {
            assertThat(answer.<String>path("type")).isEqualTo("/problems/sender-is-recipient");
            return null;
        }
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        String id = answer.path("id");
        issue(id, accounts[0], accounts[1]);
        return new Document(id, sha256(id, accounts[1]), original, forwarder, recipients);
    }

    private static Set<String> recipients(Random random, List<String> addressable, Set<String> but) {
        Set<String> recipients = new LinkedHashSet<>();
        while (recipients.isEmpty()) {
            addressable.stream()
                    .filter(code -> !code.equals("KX-210000") && !but.contains(code) && random.nextInt(3) == 0)
                    .forEach(recipients::add);
        }
        if (random.nextInt(6) == 0) {
            recipients.add("XH-210000-YYX");
        }
        return recipients;
    }

    private static void sign(Random random, List<Document> documents, Map<String, String> signed) {
        Document document = documents.get(random.nextInt(documents.size()));
        document.recipients().stream()
                .filter(CLERKS::containsKey)
                .filter(code -> random.nextBoolean())
                .forEach(code -> {
                    as(CLERKS.get(code))
                            .post("/api/inbox/{id}/signature", document.id())
                            .then()
                            .statusCode(200);
                    signed.put(code, document.id());
                });
    }

    private void isAsItWasIssued(Document document) {
        Map<String, Object> row = jdbi.withHandle(
                handle -> handle.createQuery("select content, sha256 from issued_document where notice = ?")
                        .bind(0, UUID.fromString(document.id()))
                        .mapToMap()
                        .one());
        assertThat(row.get("sha256")).isEqualTo(document.sha256()).isEqualTo(digest((String) row.get("content")));
        Map<String, Object> bound = JsonPath.from((String) row.get("content")).get("forwards");
        if (document.original() == null) {
            assertThat(bound).isNull();
        } else {
            assertThat(bound)
                    .containsEntry("id", document.original().id())
                    .containsEntry("sha256", document.original().sha256());
        }
    }

    private static void countsEachOnce(List<Document> documents, Map<String, String> signed) {
        Set<String> reached = new TreeSet<>();
        documents.forEach(document -> reached.addAll(document.recipients()));
        JsonPath coverage = as("ln-issuer")
                .get("/api/notices/{id}/coverage", documents.get(0).id())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(coverage.getInt("recipients")).isEqualTo(reached.size());
        assertThat(coverage.getInt("signed")).isEqualTo(signed.size());
        assertThat(coverage.<Integer>getList("branches.recipients").stream()
                        .mapToInt(n -> n)
                        .sum())
                .isEqualTo(reached.size());
        reached.removeAll(signed.keySet());
        assertThat(outstanding(documents.get(0).id(), 2)).containsExactlyInAnyOrderElementsOf(reached);
        Map<String, Integer> tree = new LinkedHashMap<>();
        count(documents.get(0).id(), documents.get(0).id(), tree);
        assertThat(tree.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        documents.stream().map(Document::id).toList());
        documents.forEach(document -> assertThat(tree.get(document.id()))
                .isEqualTo(document.recipients().size()));
    }

    private static void count(String notice, String document, Map<String, Integer> tree) {
        count(
                notice,
                as("ln-issuer")
                        .get("/api/notices/{id}/cascade?document={document}", notice, document)
                        .jsonPath()
                        .<String, Object>getMap(""),
                tree);
    }

    /** Further down where the tree is cut. */
    @SuppressWarnings("unchecked")
    private static void count(String notice, Map<String, Object> node, Map<String, Integer> tree) {
        List<Map<String, Object>> forwards = (List<Map<String, Object>>) node.get("forwards");
        if (forwards.size() < (Integer) node.get("carriedOn")) {
            count(notice, (String) node.get("notice"), tree);
            return;
        }
        tree.put(
                (String) node.get("notice"),
                node.get("counts") == null
                        ? null
                        : (Integer) ((Map<String, Object>) node.get("counts")).get("recipients"));
        forwards.forEach(forward -> count(notice, forward, tree));
    }

    private static String sha256(String notice, String user) {
        return as(user).get("/api/notices/{id}", notice)
                .then()
                .statusCode(200)
                .extract()
                .path("sha256");
    }

    private static String digest(String content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
