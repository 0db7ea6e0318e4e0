package org.muster.outreach.verdicts;

import org.muster.platform.security.CurrentUser;

/** Somebody who answers for an act with a name. */
record Person(String subject, String name) {

    static Person of(CurrentUser user) {
        return new Person(user.subject(), user.name());
    }
}
