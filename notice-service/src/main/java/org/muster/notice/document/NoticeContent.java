package org.muster.notice.document;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.muster.platform.organisation.Selector;
import org.muster.platform.problem.ProblemException;

/**
 * What a drafter writes.
 *
 * @param to who must sign for it (主送)
 * @param cc who may read it (抄送)
 */
record NoticeContent(
        IssuerMark mark,
        String type,
        String title,
        String body,
        String urgency,
        List<Selector> to,
        List<Selector> cc,
        String contact,
        List<NoticeTask> tasks) {

    /** @throws ProblemException 422 for a type or urgency that is on no list, or a task number used twice */
    NoticeContent {
        CodeLists.requireType(type);
        CodeLists.requireUrgency(urgency);
        Set<Integer> numbers = new HashSet<>();
        for (NoticeTask task : tasks) {
            if (!numbers.add(task.number())) {
                throw ProblemException.unprocessable("task-number-twice", task.number());
            }
        }
    }

    Map<String, List<Selector>> ways() {
        return ways(to, cc);
    }

    static Map<String, List<Selector>> ways(List<Selector> to, List<Selector> cc) {
        Map<String, List<Selector>> ways = new LinkedHashMap<>();
        ways.put(Addressees.TO, to);
        ways.put(Addressees.CC, cc);
        return ways;
    }
}
