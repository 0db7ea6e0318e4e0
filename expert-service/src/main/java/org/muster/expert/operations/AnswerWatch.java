package org.muster.expert.operations;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.muster.platform.operations.Finding;
import org.muster.platform.operations.Flow;
import org.muster.platform.operations.Watch;

/** Answers to invitations in the last hours beside what is usual at this time of day. */
@ApplicationScoped
class AnswerWatch implements Watch {

    @Inject
    Jdbi jdbi;

    @Override
    public List<Finding> look() {
        return List.of(
                Flow.of(jdbi, "select answered_at as at from invitation where answered_at > now() - interval '15 days'")
                        .as("invitations-answered"));
    }
}
