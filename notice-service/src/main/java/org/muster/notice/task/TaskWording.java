package org.muster.notice.task;

import java.time.LocalDate;

/**
 * What is asked, in the words of the document that asks it.
 *
 * @param number its number in that document
 * @param responsibleRole who has to see to it in each organisation, such as 秘书长; may be null
 * @param due the firm date; null when there is none
 * @param dueText the date in words; a vague one such as 近期 stays vague; may be null
 * @param lead the one of those charged that answers for all (主办), the others assist; null when each answers for itself
 */
public record TaskWording(int number, String text, String responsibleRole, LocalDate due, String dueText, String lead) {

    public TaskWording {
        responsibleRole = blankToNull(responsibleRole);
        dueText = blankToNull(dueText);
        lead = blankToNull(lead);
    }

    /** Each of those charged answers for itself. */
    public TaskWording(int number, String text, String responsibleRole, LocalDate due, String dueText) {
        this(number, text, responsibleRole, due, dueText, null);
    }

    private static String blankToNull(String words) {
        return words == null || words.isBlank() ? null : words;
    }
}
