package org.muster.outreach.operations;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.muster.platform.operations.Finding;
import org.muster.platform.operations.Flow;
import org.muster.platform.operations.Watch;

/** Questions about rumours in the last hours beside what is usual at this time of day. */
@ApplicationScoped
class QuestionWatch implements Watch {

    @Inject
    Jdbi jdbi;

    @Override
    public List<Finding> look() {
        return List.of(
                Flow.of(jdbi, "select asked_at as at from rumour_ask where asked_at > now() - interval '15 days'")
                        .as("questions-asked"));
    }
}
