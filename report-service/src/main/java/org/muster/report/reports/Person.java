package org.muster.report.reports;

import org.muster.platform.security.CurrentUser;

/** Who did it; the report itself belongs to the unit. */
record Person(String subject, String name) {

    static Person of(CurrentUser user) {
        return new Person(user.subject(), user.name());
    }
}
