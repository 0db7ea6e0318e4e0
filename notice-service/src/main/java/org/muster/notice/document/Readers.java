package org.muster.notice.document;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;

/** Decides who reads a notice's files: its issuing side, and every organisation it was addressed to. */
@ApplicationScoped
class Readers {

    @Inject
    Notices notices;

    @Inject
    Addressees addressees;

    @Inject
    CurrentUser user;

    /** @throws ProblemException 404 for everybody else */
    Notice reading(UUID id) {
        if (addressees.delivery(id, user.organisation()).isPresent()) {
            return notices.issued(id);
        }
        return notices.readable(id);
    }
}
