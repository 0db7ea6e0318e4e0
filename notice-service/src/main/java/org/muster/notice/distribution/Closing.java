package org.muster.notice.distribution;

import java.util.List;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.muster.notice.document.Addressees.Delivery;
import org.muster.notice.document.Notices;
import org.muster.notice.task.Tasks;
import org.muster.platform.problem.ProblemException;

/** Lets an organisation close a notice (办结) once it has done all that the notice asked of it. */
@ApplicationScoped
class Closing {

    @Inject
    Receipts receipts;

    @Inject
    Notices notices;

    @Inject
    Tasks tasks;

    @Inject
    Unforwarded unforwarded;

    /**
     * Who closes has signed. What was closed stays closed, also when one of its tasks is given back later.
     *
     * @throws ProblemException 409 when a task is open, the reply or the forward is missing, it has been returned, or closed with another
     *     result
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Receipt close(Delivery delivery, String organisation, String result) {
        List<Act> done = receipts.of(delivery).stream().map(Receipt::act).toList();
        if (!done.contains(Act.RETURNED) && !done.contains(Act.CLOSED)) {
            requireNothingLeft(delivery, organisation, done);
        }
        return receipts.close(delivery, result);
    }

    private void requireNothingLeft(Delivery delivery, String organisation, List<Act> done) {
        List<Integer> open = tasks.undone(delivery.notice(), organisation);
        if (!open.isEmpty()) {
            throw ProblemException.conflict(
                    "notice-tasks-open", open.stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
        boolean asked =
                delivery.mustSign() && notices.issued(delivery.notice()).terms().replyRequired();
        if (asked && !done.contains(Act.REPLIED)) {
            throw ProblemException.conflict("notice-reply-missing");
        }
        if (delivery.mustSign() && unforwarded.standing(delivery.notice(), organisation) == Forwarding.ASKED) {
            throw ProblemException.conflict("notice-forward-missing");
        }
    }
}
