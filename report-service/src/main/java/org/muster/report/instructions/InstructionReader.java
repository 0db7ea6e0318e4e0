package org.muster.report.instructions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.muster.platform.security.Access;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;

/**
 * How much of an instruction somebody may read. What a leader wrote is for the leader's office of the organisation or
 * above, and for those who are charged; the analysts whose brief it is on learn that there is one and how far it is.
 */
@ApplicationScoped
class InstructionReader {

    enum Extent {
        /** Everything. */
        ALL,
        /** The text, and the tasks of the reader's own organisation. */
        OWN_TASKS,
        /** Neither the text nor what the tasks say. */
        PROGRESS,
        /** Not even that it exists. */
        NOTHING
    }

    @Inject
    Access access;

    @Inject
    CurrentUser user;

    Extent extent(Instruction instruction) {
        if (user.has(Roles.LEADER_OFFICE) && access.covers(instruction.organisation)) {
            return Extent.ALL;
        }
        if ((user.has(Roles.CLERK) || user.has(Roles.LEADER_OFFICE)) && isCharged(instruction)) {
            return Extent.OWN_TASKS;
        }
        return user.has(Roles.ANALYST) && access.covers(instruction.organisation) ? Extent.PROGRESS : Extent.NOTHING;
    }

    private boolean isCharged(Instruction instruction) {
        return instruction.tasks.stream().anyMatch(task -> task.organisation().equals(user.organisation()));
    }
}
