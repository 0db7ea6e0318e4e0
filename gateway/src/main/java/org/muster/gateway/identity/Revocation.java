package org.muster.gateway.identity;

import java.time.Instant;

/**
 * Tokens that no longer count although they have not expired (吊销): all of a provider's session, or all that a person
 * has by logins until then.
 *
 * @param session the provider's name for the login, null when a person is meant
 * @param subject the person, null when a session is meant
 */
public record Revocation(String session, String subject, Instant at) {

    public static Revocation ofSession(String session, Instant at) {
        return new Revocation(session, null, at);
    }

    public static Revocation ofPerson(String subject, Instant at) {
        return new Revocation(null, subject, at);
    }

    public boolean covers(Caller caller) {
        return session == null ? covers(caller.subject(), caller.authenticatedAt()) : session.equals(caller.session());
    }

    boolean covers(String person, Instant authenticatedAt) {
        return person.equals(subject) && !authenticatedAt.isAfter(at);
    }
}
