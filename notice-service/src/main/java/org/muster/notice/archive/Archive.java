package org.muster.notice.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.muster.notice.document.AttachmentResponse;
import org.muster.notice.document.Attachments;
import org.muster.notice.document.Endings;
import org.muster.notice.document.IssuedDocuments;
import org.muster.notice.document.Notice;
import org.muster.notice.document.Notices;
import org.muster.notice.form.Elements;
import org.muster.notice.print.PrintedDocuments;
import org.muster.platform.security.Access;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** Packs a notice, what it carries on and all its issued forwards, each with its files, and with handling sheets
 * as far as the caller may see them. */
@ApplicationScoped
class Archive {

    /** From the first of all to the last forward, in the order of their issue. */
    private static final String CHAIN = """
            with recursive up (id, forward_of) as (
                    select id, forward_of from notice where id = :notice
                    union all
                    select n.id, n.forward_of from notice n join up on n.id = up.forward_of),
                down (id) as (
                    select cast(:notice as uuid)
                    union all
                    select f.id from notice f join down d on f.forward_of = d.id where f.state = 'ISSUED')
            select n.id, n.organisation from notice n where n.id in (select id from up union select id from down) order by n.issue_order""";

    private static final String README = """
            此文件包可脱离平台查验：解压后在本目录运行  sha256sum -c SHA256SUMS
            每份公文的 content.json 的 SHA-256 即其公开摘要（见 manifest.json 与公文末页）；转发件的 content.json 载有所转发公文的摘要。

            This package can be checked without the platform: unpack it and run  sha256sum -c SHA256SUMS  in this folder.
            The SHA-256 of a document's content.json is its public digest (see manifest.json and the document's last page);
            a forward's content.json holds the digest of what it forwards.
            """;

    @Inject
    Notices notices;

    @Inject
    Attachments attachments;

    @Inject
    IssuedDocuments documents;

    @Inject
    PrintedDocuments printed;

    @Inject
    Endings endings;

    @Inject
    HandlingSheets sheets;

    @Inject
    Access access;

    @Inject
    ObjectMapper json;

    @Inject
    Jdbi jdbi;

    @Inject
    Clock clock;

    private record Filed(
            UUID id, String content, String text, List<AttachmentResponse> attachments, Map<String, Object> shown) {}

    /** A document of the package. @param handled whether it comes with what its recipients did */
    record Member(UUID id, boolean handled) {}

    /** Handling sheets are packed of documents of the caller's organisation and those below it. */
    List<Member> members(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(CHAIN)
                .bind("notice", id)
                .map((row, context) ->
                        new Member(row.getObject("id", UUID.class), access.covers(row.getString("organisation"))))
                .list());
    }

    /** @param members of the issued notice */
    void write(UUID id, List<Member> members, OutputStream out) throws IOException {
        try (ArchiveZip zip = new ArchiveZip(out)) {
            zip.add("README.txt", README);
            List<Map<String, Object>> shown = new ArrayList<>();
            int n = 1;
            for (Member member : members) {
                Filed filed = QuarkusTransaction.requiringNew().call(() -> filed(notices.issued(member.id())));
                String folder = "documents/%03d-%s/".formatted(n++, ArchiveZip.named(number(filed)));
                document(zip, folder, filed);
                if (member.handled()) {
                    handling(zip, folder, filed.id());
                }
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("folder", folder);
                line.putAll(filed.shown());
                shown.add(line);
            }
            Map<String, Object> manifest = new LinkedHashMap<>();
            manifest.put("algorithm", ArchiveZip.ALGORITHM);
            manifest.put("notice", id);
            manifest.put("createdAt", clock.instant());
            manifest.put("documents", shown);
            manifest.put("files", zip.packed());
            zip.add("manifest.json", json.writerWithDefaultPrettyPrinter().writeValueAsString(manifest));
            zip.finish();
        }
    }

    private void document(ArchiveZip zip, String folder, Filed filed) throws IOException {
        zip.add(folder + "document.pdf", out -> out.write(printed.of(filed.id()).pdf()));
        zip.add(folder + "content.json", filed.content());
        zip.add(folder + "text.txt", filed.text());
        int n = 1;
        for (AttachmentResponse attachment : filed.attachments()) {
            String name = "%02d-%s".formatted(n++, ArchiveZip.named(attachment.name()));
            zip.add(folder + "attachments/" + name, out -> attachments.write(attachment.id(), out));
        }
    }

    private void handling(ArchiveZip zip, String folder, UUID notice) throws IOException {
        for (Map.Entry<String, HandlingSheets.Sheet> sheet : new TreeMap<>(HandlingSheets.SHEETS).entrySet()) {
            zip.add(folder + "handling/" + sheet.getKey(), out -> sheets.write(sheet.getValue(), notice, out));
        }
    }

    private Filed filed(Notice notice) {
        IssuedDocuments.IssuedDocument document = documents.of(notice);
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", notice.id());
        shown.put("number", notice.number());
        shown.put("title", notice.title());
        shown.put("organisation", notice.organisation());
        shown.put("issuer", notice.issuerName());
        shown.put("issuedOn", notice.issuedOn());
        shown.put("forwardOf", notice.forwardOf().orElse(null));
        shown.put("corrects", notice.corrects().orElse(null));
        shown.put("recipients", notice.recipients());
        shown.put("drill", notice.drill());
        shown.put("sha256", document.sha256());
        shown.put("ending", endings.of(notice.id()).orElse(null));
        return new Filed(
                notice.id(),
                document.content(),
                text(notice),
                attachments.shown(notice).stream()
                        .filter(attachment -> attachment.notice().equals(notice.id()))
                        .toList(),
                shown);
    }

    private static String number(Filed filed) {
        return filed.shown().get("number").toString();
    }

    private static String text(Notice notice) {
        Elements elements = notice.elements();
        List<String> lines = new ArrayList<>();
        lines.add(elements.heading());
        lines.add(notice.number());
        lines.add(notice.title());
        lines.add(elements.addressee() == null ? null : elements.addressee() + "：");
        lines.add(notice.body());
        lines.add(elements.signature());
        lines.add(elements.writtenOn() == null ? null : elements.writtenOn().toString());
        return String.join("\n\n", lines.stream().filter(line -> line != null).toList()) + "\n";
    }
}
