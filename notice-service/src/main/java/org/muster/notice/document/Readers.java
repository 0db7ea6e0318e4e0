package org.muster.notice.document;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;

/** Decides who reads a notice with its files: its issuing side, and every organisation it was addressed to. */
@ApplicationScoped
public class Readers {

    /** Whether the notice {@code n} was addressed to the organisation {@code :reader}. */
    public static final String RECEIVED =
            "exists (select 1 from audience_member m where m.audience = n.audience and m.code = :reader)";

    /** Whether the issued notice {@code n} may be read by the organisation {@code :reader}. */
    public static final String READABLE = "(" + RECEIVED + """
             or exists (select 1 from organisation o, organisation a
                where o.code = n.organisation and a.code = :reader and o.pos between a.pos and a.last))""";

    @Inject
    Jdbi jdbi;

    @Inject
    Notices notices;

    @Inject
    CurrentUser user;

    /** Its number, or the title of a draft. @throws ProblemException 404 for who may not read it */
    public String nameOf(UUID id) {
        Notice notice = reading(id);
        return notice.issued() ? notice.number() : notice.title();
    }

    /** @throws ProblemException 404 for everybody else */
    public Notice reading(UUID id) {
        return readable(id) ? notices.issued(id) : notices.readable(id);
    }

    private boolean readable(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("select exists (select 1 from notice n where n.id = :notice"
                        + " and n.state = 'ISSUED' and " + READABLE + ")")
                .bind("notice", id)
                .bind("reader", user.organisation())
                .mapTo(Boolean.class)
                .one());
    }
}
