package org.muster.notice.operations;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.muster.platform.operations.Finding;
import org.muster.platform.operations.Flow;
import org.muster.platform.operations.Watch;

/** Notices issued in the last hours beside what is usual at this time of day; drills are none. */
@ApplicationScoped
class NoticeWatch implements Watch {

    @Inject
    Jdbi jdbi;

    @Override
    public List<Finding> look() {
        return List.of(Flow.of(
                        jdbi,
                        "select issued_at as at from notice where issued_at > now() - interval '15 days' and not drill")
                .as("notices-issued"));
    }
}
