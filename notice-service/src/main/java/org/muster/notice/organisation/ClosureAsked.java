package org.muster.notice.organisation;

/**
 * Fired before a closure is taken up; whoever sees a reason against it throws a problem.
 *
 * @param accounts null when nobody said
 */
public record ClosureAsked(String organisation, String successor, AccountsOnClosure accounts) {}
