package org.muster.report.periods;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.muster.platform.organisation.Audiences.Audience;
import org.muster.platform.problem.ProblemException;

/**
 * Freezes the tree above the expected organisations with the number expected at each node, so that a later move or
 * closure changes no denominator. One pass over the subtree in pre-order; only nodes that sum others are kept.
 */
@ApplicationScoped
class PeriodTree {

    private static final class Node {
        final long pos;
        final long last;
        final int depth;
        final String organisation;
        final boolean member;
        Long parent;
        int expected;

        Node(long pos, long last, int depth, String organisation, boolean member) {
            this.pos = pos;
            this.last = last;
            this.depth = depth;
            this.organisation = organisation;
            this.member = member;
            this.expected = member ? 1 : 0;
        }

        boolean sumsOthers() {
            return expected > (member ? 1 : 0);
        }
    }

    @Inject
    Jdbi jdbi;

    @Transactional(Transactional.TxType.MANDATORY)
    void freeze(ReportPeriod period, Audience audience) {
        jdbi.useHandle(handle -> {
            List<Node> nodes = read(handle, period, audience);
            if (nodes.isEmpty()) {
                throw ProblemException.unprocessable("unknown-organisation", period.organisation);
            }
            write(handle, period, nodes);
        });
    }

    private static List<Node> read(Handle handle, ReportPeriod period, Audience audience) {
        List<Node> kept = new ArrayList<>();
        Deque<Node> path = new ArrayDeque<>();
        try (ResultIterator<Node> subtree = handle.createQuery("""
                        select p.pos, p.last, p.depth, p.code, audience_has(:audience, 'to', p) as member
                        from organisation_position top
                            join organisation_position p on p.pos between top.pos and top.last
                        where top.code = :organisation
                            and top.since <= :edition and (top.until is null or top.until > :edition)
                            and p.since <= :edition and (p.until is null or p.until > :edition)
                        order by p.pos""")
                .bind("audience", audience.id())
                .bind("edition", audience.edition())
                .bind("organisation", period.organisation)
                .setFetchSize(5000)
                .map((row, context) ->
                        new Node(row.getLong(1), row.getLong(2), row.getInt(3), row.getString(4), row.getBoolean(5)))
                .iterator()) {
            while (subtree.hasNext()) {
                Node node = subtree.next();
                while (!path.isEmpty() && path.peek().last < node.pos) {
                    leave(path, kept);
                }
                node.parent = path.isEmpty() ? null : path.peek().pos;
                path.push(node);
            }
        }
        while (!path.isEmpty()) {
            leave(path, kept);
        }
        return kept;
    }

    private static void leave(Deque<Node> path, List<Node> kept) {
        Node node = path.pop();
        if (!path.isEmpty()) {
            path.peek().expected += node.expected;
        }
        if (node.sumsOthers() || path.isEmpty()) {
            kept.add(node);
        }
    }

    private static void write(Handle handle, ReportPeriod period, List<Node> nodes) {
        PreparedBatch batch = handle.prepareBatch("insert into period_node values (?, ?, ?, ?, ?, ?, ?, ?)");
        for (Node node : nodes) {
            batch.add(
                    period.id,
                    node.pos,
                    node.last,
                    node.parent,
                    node.depth,
                    node.organisation,
                    node.member,
                    node.expected);
        }
        batch.execute();
    }
}
