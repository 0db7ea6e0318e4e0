package org.muster.notice.print;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.muster.notice.document.IssuedDocuments;
import org.muster.notice.document.IssuedDocuments.IssuedDocument;
import org.muster.notice.document.KnownElements;
import org.muster.notice.document.Notice;
import org.muster.notice.document.Notices;
import org.muster.notice.form.Elements;

import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * The printed form of notices. An issued one is printed once and kept; a draft is printed anew each time. Call it outside
 * of a transaction: printing takes a second, and no connection waits for it.
 */
@ApplicationScoped
public class PrintedDocuments {

    /** @param sha256 of the file */
    public record Printed(byte[] pdf, String sha256) {}

    private record Order(List<Sheet> sheets, Verification verification, Marking marking) {}

    @Inject
    Press press;

    @Inject
    Notices notices;

    @Inject
    KnownElements known;

    @Inject
    IssuedDocuments documents;

    @Inject
    Jdbi jdbi;

    @Inject
    Clock clock;

    @ConfigProperty(name = "muster.public-url")
    String publicUrl;

    /** @param id of a notice that the caller may read */
    public Printed of(UUID id) {
        return kept(id).orElseGet(() -> {
            Order order = QuarkusTransaction.requiringNew().call(() -> order(notices.get(id)));
            byte[] pdf = press.print(order.sheets(), order.verification(), order.marking());
            return order.verification() == null ? new Printed(pdf, sha256(pdf)) : keep(id, pdf);
        });
    }

    /** Empty until it was first asked for. */
    Optional<String> digest(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("select sha256 from printed_document where notice = ?")
                .bind(0, id)
                .mapTo(String.class)
                .findOne());
    }

    private Order order(Notice notice) {
        List<Sheet> sheets = new ArrayList<>();
        sheets.add(sheet(notice, true));
        notices.originals(notice).forEach(original -> sheets.add(sheet(original, false)));
        return new Order(sheets, notice.issued() ? verification(notice) : null, marking(notice));
    }

    private Sheet sheet(Notice notice, boolean first) {
        Elements elements = notice.issued() ? notice.elements() : known.fillInto(notice);
        return new Sheet(
                elements,
                notice.urgency(),
                notice.issued() ? notice.number() : null,
                elements.signatory() != null,
                notice.title(),
                notice.body(),
                first);
    }

    private Verification verification(Notice notice) {
        IssuedDocument document = documents.of(notice);
        return new Verification(
                publicUrl + PublicDocumentResource.PATH + "/" + document.verification(), document.sha256());
    }

    private static Marking marking(Notice notice) {
        if (notice.drill()) {
            return notice.issued() ? Marking.EXERCISE : Marking.DRAFT_OF_EXERCISE;
        }
        return notice.issued() ? null : Marking.DRAFT;
    }

    private Optional<Printed> kept(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("select pdf, sha256 from printed_document where notice = ?")
                .bind(0, id)
                .map((row, context) -> new Printed(row.getBytes("pdf"), row.getString("sha256")))
                .findOne());
    }

    /** The first to print it prints it for all. */
    private Printed keep(UUID id, byte[] pdf) {
        jdbi.useHandle(handle -> handle.execute(
                "insert into printed_document (notice, pdf, sha256, printed_at) values (?, ?, ?, ?) on conflict do nothing",
                id,
                pdf,
                sha256(pdf),
                clock.instant()));
        return kept(id).orElseThrow();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
