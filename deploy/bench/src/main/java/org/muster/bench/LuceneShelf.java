package org.muster.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.stream.Stream;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.QueryBuilder;

/** The same documents in an embedded Lucene index, as each replica of the service would have to keep one. */
final class LuceneShelf implements AutoCloseable {

    private static final Sort NEWEST = new Sort(new SortField("order", SortField.Type.LONG, true));

    private final Path directory = Files.createTempDirectory("lucene");
    private final Analyzer analyzer = new SmartChineseAnalyzer();
    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    LuceneShelf(Connection database) throws IOException, SQLException {
        try (FSDirectory files = FSDirectory.open(directory);
                IndexWriter writer = new IndexWriter(files, new IndexWriterConfig(analyzer))) {
            add(database, writer);
        }
        reader = DirectoryReader.open(FSDirectory.open(directory));
        searcher = new IndexSearcher(reader);
    }

    private static void add(Connection database, IndexWriter writer) throws SQLException, IOException {
        database.setAutoCommit(false);
        try (Statement statement = database.createStatement()) {
            statement.setFetchSize(500);
            ResultSet rows = statement.executeQuery("select title, body, issue_order from notice order by issue_order");
            while (rows.next()) {
                Document document = new Document();
                document.add(new TextField("title", rows.getString(1), Store.NO));
                document.add(new TextField("text", rows.getString(1) + "\n" + rows.getString(2), Store.NO));
                document.add(new NumericDocValuesField("order", rows.getLong(3)));
                writer.addDocument(document);
            }
        }
    }

    /** Those with all words in the title, and those with all words anywhere when these are too few. @return how many */
    int newest(String words, int most) throws IOException {
        int found = find("title", words, most);
        return found < most ? found + find("text", words, most) : found;
    }

    private int find(String field, String words, int most) throws IOException {
        Query query = new QueryBuilder(analyzer).createBooleanQuery(field, words, Occur.MUST);
        return query == null ? 0 : searcher.search(query, most, NEWEST).scoreDocs.length;
    }

    @Override
    public void close() throws IOException {
        reader.close();
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
