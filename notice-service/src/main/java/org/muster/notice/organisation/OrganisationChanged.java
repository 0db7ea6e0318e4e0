package org.muster.notice.organisation;

import java.time.LocalDate;
import java.util.List;

import org.muster.platform.events.Emits;
import org.muster.platform.organisation.Organisation;
import org.muster.platform.organisation.OrganisationAlias;
import org.muster.platform.organisation.OrganisationKind;

import com.fasterxml.jackson.annotation.JsonInclude;

/** The newest state of an organisation. */
@Emits("org.muster.organisation.changed")
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
        @JsonInclude(JsonInclude.Include.NON_NULL) List<OrganisationAlias> aliases) {

    /** @param aliases null for none */
    static OrganisationChanged of(Organisation state, List<OrganisationAlias> aliases) {
        return new OrganisationChanged(
                state.code(),
                state.name(),
                state.kind(),
                state.divisionCode(),
                state.parent(),
                state.supervisors(),
                state.groups(),
                state.pos(),
                state.last(),
                state.depth(),
                state.edition(),
                state.validFrom(),
                state.validTo(),
                aliases);
    }
}
