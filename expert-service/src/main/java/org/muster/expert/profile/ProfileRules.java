package org.muster.expert.profile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;

import org.muster.expert.discipline.Disciplines;
import org.muster.expert.language.Phrases;
import org.muster.platform.problem.ProblemException.Fault;

/** What must be right in a profile, whether it comes by form or by file. */
@ApplicationScoped
class ProfileRules {

    @Inject
    Validator validator;

    @Inject
    Disciplines disciplines;

    /** Every fault of the profile; none when it may be kept. */
    List<Fault> faults(Profile profile, Phrases phrases) {
        List<Fault> faults = new ArrayList<>();
        validator
                .validate(profile)
                .forEach(violation -> faults.add(new Fault(
                        "/"
                                + violation
                                        .getPropertyPath()
                                        .toString()
                                        .replaceAll("[.\\[]", "/")
                                        .replace("]", "")
                                        .replace("/<list element>", ""),
                        violation.getMessage())));
        if (!faults.isEmpty()) {
            return faults;
        }
        checkDisciplines(profile, phrases, faults);
        if (profile.titleCode() != null && profile.grade() != Grade.ofTitle(profile.titleCode())) {
            faults.add(new Fault(
                    "/grade", phrases.say("profile.grade-contradicts-title", profile.titleCode(), profile.grade())));
        }
        for (Profile.Window window : profile.available()) {
            if (window.endOn().isBefore(window.startOn())) {
                faults.add(new Fault(
                        "/available", phrases.say("profile.window-backwards", window.startOn(), window.endOn())));
            }
        }
        return faults;
    }

    private void checkDisciplines(Profile profile, Phrases phrases, List<Fault> faults) {
        List<String> codes = new ArrayList<>(profile.secondaryDisciplines());
        if (profile.mainDiscipline() != null) {
            codes.add(profile.mainDiscipline());
        }
        Set<String> seen = new HashSet<>();
        for (String code : codes) {
            if (!seen.add(code)) {
                faults.add(new Fault("/secondaryDisciplines", phrases.say("profile.discipline-twice", code)));
            }
        }
        seen.removeAll(disciplines.known(codes));
        for (String unknown : seen) {
            faults.add(new Fault(
                    unknown.equals(profile.mainDiscipline()) ? "/mainDiscipline" : "/secondaryDisciplines",
                    phrases.say("profile.discipline-unknown", unknown)));
        }
    }
}
