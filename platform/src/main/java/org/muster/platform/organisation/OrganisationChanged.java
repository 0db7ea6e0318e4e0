package org.muster.platform.organisation;

import java.time.LocalDate;
import java.util.List;

import org.muster.platform.events.Reads;

/** The newest state of an organisation, as notice-service announces it. */
@Reads("org.muster.organisation.changed")
record OrganisationChanged(
        String code,
        String name,
        OrganisationKind kind,
        String divisionCode,
        String parent,
        List<String> supervisors,
        List<String> groups,
        long pos,
        long last,
        int depth,
        long edition,
        LocalDate validFrom,
        LocalDate validTo,
        List<OrganisationAlias> aliases) {}
