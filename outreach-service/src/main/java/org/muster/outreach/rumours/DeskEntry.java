package org.muster.outreach.rumours;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jdbi.v3.core.statement.StatementContext;
import org.muster.outreach.answers.Answer;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A rumour, with those clustered under it, as the desk sees it.
 *
 * @param spellings different wordings it came in
 * @param members rumours clustered under it
 * @param dueAt when the public was promised an answer
 * @param suggestions published verdicts that may answer it already; a person decides
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeskEntry(
        UUID id,
        String text,
        String link,
        Rumour.Status status,
        String organisation,
        UUID head,
        long askers,
        int spellings,
        int members,
        Priority priority,
        Instant reportedAt,
        Instant dueAt,
        boolean overdue,
        String publicReason,
        UUID verdict,
        List<Answer> suggestions) {

    static DeskEntry read(ResultSet row, StatementContext context) throws SQLException {
        row.getInt("harm");
        boolean graded = !row.wasNull();
        return new DeskEntry(
                row.getObject("id", UUID.class),
                row.getString("text"),
                row.getString("link"),
                Rumour.Status.valueOf(row.getString("status")),
                row.getString("organisation"),
                row.getObject("head", UUID.class),
                row.getLong("cluster_askers"),
                row.getInt("spellings"),
                row.getInt("members"),
                new Priority(
                        row.getDouble("score"),
                        row.getDouble("demand"),
                        row.getInt("weighed_harm"),
                        graded,
                        row.getDouble("spread")),
                row.getTimestamp("reported_at").toInstant(),
                row.getTimestamp("due_at").toInstant(),
                row.getBoolean("overdue"),
                row.getString("public_reason"),
                row.getObject("verdict_id", UUID.class),
                List.of());
    }

    DeskEntry suggesting(List<Answer> answers) {
        return new DeskEntry(
                id,
                text,
                link,
                status,
                organisation,
                head,
                askers,
                spellings,
                members,
                priority,
                reportedAt,
                dueAt,
                overdue,
                publicReason,
                verdict,
                answers);
    }

    /** Priorities move as people ask, so a page follows the number shown, not a row. */
    String sortKey() {
        return priority.score() + "/" + id;
    }
}
