package org.muster.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.muster.bench.Library.Book;

/**
 * The search over 100,000 issued documents, through the API, by readers at the root, in a province, a city, a society and
 * a member unit; beside it the same words in a Lucene index, without transactions or readers.
 */
public final class SearchBench {

    private static final int WARM = 400;
    private static final int QUERIES = 2000;
    private static final int PAGE = 51;
    private static final List<String> READERS =
            List.of("kx-000000-clerk", "ln-clerk", "sy-clerk", "yyx-clerk", "dw1-clerk");
    private static final List<String> COMMON =
            List.of("疫情 防控 通知", "通知", "工作", "疫情", "防控", "科普 活动", "肺炎 通知", "口罩", "关于 开展", "新型冠状病毒");

    private final Verdicts verdicts = new Verdicts();
    private final Random random = new Random(7);
    private final RunningService service;
    private final Library library;

    private SearchBench(RunningService service, Library library) {
        this.service = service;
        this.library = library;
    }

    /** @param kind what is asked for. @param words null when there are others than words */
    private record Asked(String kind, String path, String words) {}

    public static void main(String[] args) throws Exception {
        try (RunningService service = RunningService.start("notice-service", "-Xmx512m")) {
            Library library = new Library(service);
            library.directory();
            SearchBench bench = new SearchBench(service, library);
            bench.takeIn();
            bench.queries();
            bench.verdicts.print();
        }
        System.exit(0);
    }

    /** The index is built when all are in, as it would be after a restore; that saves half an hour. */
    private void takeIn() throws Exception {
        String definition = Database.rows("select pg_get_indexdef('search_document_keys'::regclass)")
                .get(0)[0];
        Database.execute("drop index search_document_keys");
        library.fill();
        verdicts.figure("documents taken in", Library.DOCUMENTS / Timing.seconds(this::awaitNobodyWaits), "/s");
        Database.execute("set maintenance_work_mem = '256MB'; " + definition);
        Database.execute("vacuum analyze");
        verdicts.compared(
                "keys of the documents / documents",
                Database.number("select pg_total_relation_size('search_document') >> 20"),
                Database.number("select pg_total_relation_size('notice') >> 20"),
                "MB");
        // by then the service knows which words are common
        Thread.sleep(Duration.ofMinutes(5).toMillis());
    }

    private void awaitNobodyWaits() throws Exception {
        while (Database.number("select count(*) from search_waiting") > 0) {
            Thread.sleep(1000);
        }
    }

    private void queries() throws Exception {
        Map<String, Timing> parts = new TreeMap<>();
        Timing all = new Timing();
        Timing unread = new Timing();
        Timing words = new Timing();
        Timing lucene = new Timing();
        try (LuceneShelf shelf = new LuceneShelf(Database.open())) {
            for (int i = 0; i < WARM + QUERIES; i++) {
                Asked asked = asked(i);
                String reader = READERS.get(random.nextInt(READERS.size()));
                double took = 1000 * Timing.seconds(() -> service.get(reader, asked.path()));
                if (i < WARM) {
                    continue;
                }
                all.add(took);
                unread.run(() -> service.get(reader, "/api/inbox/unread"));
                List.of(asked.kind(), "by " + reader)
                        .forEach(part -> parts.computeIfAbsent(part, name -> new Timing())
                                .add(took));
                if (asked.words() != null) {
                    words.add(took);
                    lucene.run(() -> shelf.newest(asked.words(), PAGE));
                }
            }
        }
        parts.forEach((part, times) -> verdicts.figure("search, " + part + ", p99", times.percentile(99), "ms"));
        verdicts.compared("search, p50 / unread count, p50", all.median(), unread.median(), "ms");
        verdicts.compared(
                "words, p99 / Lucene in memory, all readable", words.percentile(99), lucene.percentile(99), "ms");
        verdicts.figure("unread count at the same moments, p99", unread.percentile(99), "ms");
        verdicts.within("search over 100,000 documents, p99", all.percentile(99), "ms", 50);
    }

    private Asked asked(int i) {
        Book book = library.books().get(random.nextInt(library.books().size()));
        return switch (i % 8) {
            case 0 -> words("common words", COMMON.get(random.nextInt(COMMON.size())));
            case 1 -> words("rare words", library.rareWord());
            case 2 -> words("words of a title", part(book.title(), 6));
            case 3 -> words("words of a text", part(book.body(), 8));
            case 4 -> words("common and rare words", "通知 " + library.rareWord());
            case 5 -> new Asked("number", "/api/search?number=" + encoded(book.number()), null);
            case 6 ->
                new Asked(
                        "issuer and period",
                        "/api/search?issuer=" + book.issuer() + "&from="
                                + book.issuedOn().minusMonths(2) + "&to=" + book.issuedOn(),
                        null);
            default ->
                new Asked(
                        "words, type and period",
                        "/api/search?q=" + encoded(part(book.title(), 4)) + "&type=" + encoded(book.type()) + "&from="
                                + book.issuedOn().minusYears(1) + "&to=" + book.issuedOn(),
                        null);
        };
    }

    private static Asked words(String kind, String words) {
        return new Asked(kind, "/api/search?q=" + encoded(words), words);
    }

    private String part(String text, int length) {
        int from = random.nextInt(Math.max(1, text.length() - length));
        return text.substring(from, Math.min(text.length(), from + length));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
