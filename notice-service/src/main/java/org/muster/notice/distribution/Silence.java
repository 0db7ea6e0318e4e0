package org.muster.notice.distribution;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.mapper.RowMapper;
import org.muster.notice.distribution.Oversight.Scope;
import org.muster.notice.distribution.Reached.Chain;
import org.muster.notice.distribution.Reached.Question;

/**
 * Who must sign and is silent, for features that do something about it: over all hops of forwards, each organisation
 * once, without those that have been closed since.
 */
@ApplicationScoped
public class Silence {

    /**
     * @param document of the notice and its forwards, the first one that reached it and that it must sign
     * @param pos its place in today's tree
     */
    public record Silent(String organisation, UUID document, long pos) {}

    /** @param under the part that one answers for; null for everything */
    public record Part(UUID notice, String under) {}

    private static final String SILENT = """
            ,
            silent as (
                select code, pos, (array_agg(id order by issue_order) filter (where holds and way = 'to'))[1] as document
                from copy group by code, pos having bool_or(holds and way = 'to') and bit_or(bits) & 6 = 0)
            select s.code, s.pos, s.document from silent s join organisation o on o.code = s.code
            where (o.valid_to is null or o.valid_to > current_date) %s
            order by s.pos limit :fetch""";

    private static final RowMapper<Silent> ROW = (row, context) ->
            new Silent(row.getString("code"), row.getObject("document", UUID.class), row.getLong("pos"));

    @Inject
    Reached reached;

    @Inject
    Oversight oversight;

    /** @throws org.muster.platform.problem.ProblemException 404 for who neither issued the notice nor carried it on */
    public Part ofCaller(UUID notice) {
        Scope scope = oversight.of(notice, null);
        return new Part(notice, scope.under());
    }

    /** In tree order. @param documents only those whom one of these reached first */
    public List<Silent> after(long pos, Part part, Collection<UUID> documents, int limit) {
        Question question = new Question(
                SILENT.formatted("and s.document = any (:documents)"),
                query -> query.bindArray("documents", UUID.class, documents));
        return reached.page(new Chain(part.notice(), part.under()), question, pos, limit, ROW);
    }

    /** In tree order. @param only these organisations; null for all */
    public List<Silent> of(Part part, Collection<String> only) {
        Chain chain = new Chain(part.notice(), part.under());
        Question question = new Question(SILENT.formatted(""), UnaryOperator.identity());
        return only == null ? reached.all(chain, question, ROW) : reached.among(only, chain, question, ROW);
    }
}
