package org.muster.notice.document;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.muster.notice.form.Elements;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The text of an issued notice in one fixed form with its digest. A forward's text holds the digest of what it forwards,
 * so the chain can be followed to the first notice by digests alone.
 */
@ApplicationScoped
public class IssuedDocuments {

    /** Base 32 without the letters that look like digits. */
    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private static final int LETTERS_OF_A_CODE = 26;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final RowMapper<IssuedDocument> ROW = (row, context) -> new IssuedDocument(
            row.getObject("notice", UUID.class),
            row.getString("content"),
            row.getString("sha256"),
            row.getString("verification"));

    @Inject
    Jdbi jdbi;

    @Inject
    Notices notices;

    @Inject
    Attachments attachments;

    /**
     * @param content JSON
     * @param sha256 of the content in UTF-8
     * @param verification the code that whoever holds the document can ask about it with; not to be guessed
     */
    public record IssuedDocument(UUID notice, String content, String sha256, String verification) {}

    /** Made with the issue; for a notice that is older than this, when it is first asked for. */
    @Transactional(Transactional.TxType.MANDATORY)
    public IssuedDocument of(Notice notice) {
        return find("notice = ?", notice.id()).orElseGet(() -> {
            keep(notice);
            return find("notice = ?", notice.id()).orElseThrow();
        });
    }

    /** With the issue. */
    @Transactional(Transactional.TxType.MANDATORY)
    void keep(Notice notice) {
        String content = content(notice);
        jdbi.useHandle(handle -> handle.execute(
                "insert into issued_document values (?, ?, ?, ?) on conflict (notice) do nothing",
                notice.id(),
                content,
                sha256(content),
                code()));
    }

    public Optional<IssuedDocument> verified(String code) {
        return find("verification = ?", code);
    }

    private Optional<IssuedDocument> find(String where, Object value) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from issued_document where " + where)
                .bind(0, value)
                .map(ROW)
                .findOne());
    }

    private String content(Notice notice) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("number", notice.number());
        content.put("type", notice.type());
        content.put("organisation", notice.organisation());
        content.put("issuer", notice.issuerName());
        content.put("issuedOn", notice.issuedOn().toString());
        content.put("urgency", notice.urgency());
        content.put("telegram", notice.telegram());
        content.put("drill", notice.drill());
        content.put("title", notice.title());
        content.put("body", notice.body());
        content.put("contact", notice.contact());
        content.put("elements", elements(notice.elements()));
        content.put("tasks", notice.tasks().stream().map(IssuedDocuments::task).toList());
        if (notice.terms().replyRequired()) {
            content.put("replyDue", text(notice.terms().replyDue()));
        }
        if (notice.terms().forwardRequired()) {
            content.put("forwardRequired", true);
        }
        content.put("attachments", attachments.digests(notice.id()));
        List<Notice> originals = notices.originals(notice);
        if (!originals.isEmpty()) {
            content.put("forwards", reference(originals.get(0)));
        }
        notice.corrects().map(notices::issued).ifPresent(before -> content.put("corrects", reference(before)));
        try {
            return JSON.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> reference(Notice notice) {
        Map<String, Object> reference = new LinkedHashMap<>();
        reference.put("id", notice.id().toString());
        reference.put("number", notice.number());
        reference.put("sha256", of(notice).sha256());
        return reference;
    }

    private static Map<String, Object> elements(Elements elements) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("copyNumber", elements.copyNumber());
        content.put("heading", elements.heading());
        content.put("signatory", elements.signatory());
        content.put("addressee", elements.addressee());
        content.put("attachmentNames", elements.attachmentNames());
        content.put("signature", elements.signature());
        content.put("writtenOn", text(elements.writtenOn()));
        content.put("sealNote", elements.sealNote());
        content.put("annotation", elements.annotation());
        content.put("copyLine", elements.copyLine());
        content.put("printedBy", elements.printedBy());
        content.put("printedOn", text(elements.printedOn()));
        return content;
    }

    private static Map<String, Object> task(NoticeTask task) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("number", task.number());
        content.put("text", task.text());
        content.put("responsibleRole", task.responsibleRole());
        content.put("due", text(task.due()));
        content.put("dueText", task.dueText());
        return content;
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }

    private static String code() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LETTERS_OF_A_CODE; i++) {
            code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
