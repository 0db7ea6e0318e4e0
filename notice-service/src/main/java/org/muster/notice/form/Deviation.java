package org.muster.notice.form;

/**
 * A place where a document departs from the rules. It may be issued all the same.
 *
 * @param rule stable name
 * @param clause where the rule stands
 * @param pointer JSON pointer to the field of the notice
 * @param zh what to change
 * @param en the same in English
 */
public record Deviation(String rule, String clause, String pointer, String zh, String en) {}
