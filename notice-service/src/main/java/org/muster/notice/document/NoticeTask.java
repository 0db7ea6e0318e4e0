package org.muster.notice.document;

import java.time.LocalDate;

import jakarta.persistence.Embeddable;

/**
 * A thing a notice asks for (任务分解).
 *
 * @param responsibleRole who in the recipient organisation answers for it, such as 秘书长
 * @param due a firm deadline
 * @param dueText a vague one in the notice's own words, such as 近期
 * @param lead code of the recipient that answers for all (主办), the others assist (协办); null when each answers for itself
 */
@Embeddable
public record NoticeTask(int number, String text, String responsibleRole, LocalDate due, String dueText, String lead) {}
