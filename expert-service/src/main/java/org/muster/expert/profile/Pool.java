package org.muster.expert.profile;

import java.util.List;

import org.muster.expert.standby.Standbys;

/** The reserve of one organisation (专家储备库) in numbers. @param standby the responses it stands by for; empty for none */
record Pool(
        String organisation,
        String name,
        int total,
        int reserve,
        int active,
        int lapsed,
        int incomplete,
        List<Standbys.Reason> standby) {

    Pool standingBy(List<Standbys.Reason> reasons) {
        return new Pool(organisation, name, total, reserve, active, lapsed, incomplete, reasons);
    }
}
