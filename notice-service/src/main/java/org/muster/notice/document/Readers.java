package org.muster.notice.document;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;

/** Decides who reads a notice with its files: its issuing side, and every organisation it was addressed to. */
@ApplicationScoped
public class Readers {

    @Inject
    Notices notices;

    @Inject
    Addressees addressees;

    @Inject
    CurrentUser user;

    /** Its number, or the title of a draft. @throws ProblemException 404 for who may not read it */
    public String nameOf(UUID id) {
        Notice notice = reading(id);
        return notice.issued() ? notice.number() : notice.title();
    }

    /** @throws ProblemException 404 for everybody else */
    public Notice reading(UUID id) {
        if (addressees.delivery(id, user.organisation()).isPresent()) {
            return notices.issued(id);
        }
        return notices.readable(id);
    }
}
