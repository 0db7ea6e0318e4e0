package org.muster.notice.document;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.muster.notice.form.Elements;
import org.muster.notice.task.Drill;
import org.muster.platform.organisation.Selector;
import org.muster.platform.problem.ProblemException;

/**
 * What a drafter writes.
 *
 * @param to who must sign for it (主送)
 * @param cc who may read it (抄送)
 * @param elements the other elements of GB/T 9704
 * @param telegram 电报: it has its own degrees of urgency
 * @param terms what the issuer asks of those it is addressed to, beside the tasks
 * @param drill 演练: numbered in a series of its own, and its title says so wherever it travels
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
        List<NoticeTask> tasks,
        Elements elements,
        boolean telegram,
        boolean drill,
        NoticeTerms terms) {

    /** @throws ProblemException 422 for a type or urgency that is on no list, a task number used twice, or a classified text */
    NoticeContent {
        CodeLists.requireType(type);
        CodeLists.requireUrgency(urgency, telegram);
        List.of(title, body).forEach(CodeLists::refuseClassified);
        CodeLists.refuseClassified(elements.heading());
        CodeLists.refuseClassified(elements.copyNumber());
        mark = drill ? mark.forDrills() : mark.forReal();
        title = Drill.mark(drill, title);
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
