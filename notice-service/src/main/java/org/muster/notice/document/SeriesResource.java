package org.muster.notice.document;

import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.muster.platform.audit.AuditTrail;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;

/** The series of document numbers of the caller's organisation. */
@Path("/api/notice-series/{mark}/{year}")
@RolesAllowed(Roles.ISSUER)
public class SeriesResource {

    @Inject
    NumberSeries series;

    @Inject
    CurrentUser user;

    @Inject
    AuditTrail audit;

    /** @param next the sequence number the next document gets */
    public record SeriesRequest(
            @NotNull @Min(1) @Max(DocumentNumber.LAST_SEQUENCE)
            Integer next) {}

    /** A series as it stands. */
    public record SeriesResponse(String mark, int year, int next, String nextNumber) {}

    /** 403 when the mark is another organisation's. */
    @GET
    public SeriesResponse get(String mark, int year) {
        IssuerMark issuerMark = new IssuerMark(mark);
        series.requireFree(issuerMark, user.organisation());
        return answer(issuerMark, year);
    }

    /** Continues a series kept on paper. 403 for another's mark; 409 for a number that may have been given out already. */
    @PUT
    @Transactional
    public SeriesResponse put(String mark, int year, @NotNull @Valid SeriesRequest request) {
        IssuerMark issuerMark = new IssuerMark(mark);
        series.requireFree(issuerMark, user.organisation());
        if (year < DocumentNumber.FIRST_YEAR || year > DocumentNumber.LAST_YEAR) {
            throw ProblemException.unprocessable(
                    "bad-series-year", year, DocumentNumber.FIRST_YEAR, DocumentNumber.LAST_YEAR);
        }
        series.continueAt(issuerMark, year, request.next(), user.organisation());
        audit.record("continue-series", "notice-series", mark + "/" + year, Map.of("next", request.next()));
        return answer(issuerMark, year);
    }

    private SeriesResponse answer(IssuerMark mark, int year) {
        int next = series.next(mark, year);
        return new SeriesResponse(mark.text(), year, next, new DocumentNumber(mark, year, next).toString());
    }
}
