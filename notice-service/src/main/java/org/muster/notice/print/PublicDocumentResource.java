package org.muster.notice.print;

import java.time.LocalDate;
import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.muster.notice.document.Ending;
import org.muster.notice.document.Endings;
import org.muster.notice.document.IssuedDocuments;
import org.muster.notice.document.IssuedDocuments.IssuedDocument;
import org.muster.notice.document.Notice;
import org.muster.notice.document.Notices;
import org.muster.platform.problem.ProblemException;

/** Tells whoever holds a printed document whether it is genuine and in force, and nothing of what it says. */
@Path(PublicDocumentResource.PATH)
public class PublicDocumentResource {

    static final String PATH = "/api/public/documents";

    private static final String IN_FORCE = "IN_FORCE";

    @Inject
    IssuedDocuments documents;

    @Inject
    PrintedDocuments printed;

    @Inject
    Notices notices;

    @Inject
    Endings endings;

    /**
     * @param sha256 of text and attachments, as printed beside the code
     * @param fileSha256 of the PDF; null until somebody had it printed
     * @param state IN_FORCE, or how it ended
     * @param voidFrom from when it is void; null while it is in force
     * @param successor number of what took its place
     */
    public record VerificationResponse(
            String number,
            String issuer,
            LocalDate issuedOn,
            boolean drill,
            String algorithm,
            String sha256,
            String fileSha256,
            String state,
            String word,
            LocalDate voidFrom,
            String successor) {}

    /** 404 for a code that is on no document. */
    @GET
    @Path("/{code}")
    @PermitAll
    @Transactional
    public VerificationResponse verify(String code) {
        IssuedDocument document =
                documents.verified(code).orElseThrow(() -> ProblemException.notFound("document", code));
        Notice notice = notices.issued(document.notice());
        Optional<Ending> ending = endings.of(notice.id());
        return new VerificationResponse(
                notice.number(),
                notice.issuerName(),
                notice.issuedOn(),
                notice.drill(),
                "SHA-256",
                document.sha256(),
                printed.digest(notice.id()).orElse(null),
                ending.map(end -> end.kind().name()).orElse(IN_FORCE),
                ending.map(Ending::word).orElse("有效"),
                ending.map(Ending::effectiveFrom).orElse(null),
                ending.map(Ending::successor).map(Ending.Reference::number).orElse(null));
    }
}
