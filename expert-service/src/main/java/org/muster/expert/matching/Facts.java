package org.muster.expert.matching;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.muster.expert.profile.Grade;

/**
 * What is known of an expert in view of a need.
 *
 * @param main main discipline, null when unknown
 * @param remote whether the expert helps from afar, null when unknown
 * @param freeDays days of the need's period on which the expert said to be available; null when never said
 * @param choice how a manager has marked the expert for this need, null when not
 */
record Facts(
        UUID id,
        String name,
        String pool,
        String employer,
        String main,
        List<String> secondary,
        String divisionCode,
        Boolean remote,
        Grade grade,
        Integer freeDays,
        LocalDate lastContactOn,
        Shortlist.Choice choice,
        String note,
        boolean synthetic,
        List<String> missing) {}
