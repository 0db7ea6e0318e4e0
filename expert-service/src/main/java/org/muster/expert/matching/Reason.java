package org.muster.expert.matching;

import java.util.List;

/** Why an expert got points, or none. @param code stands for the phrase; the arguments are its blanks */
record Reason(Criterion criterion, String code, int points, List<Object> arguments) {

    static Reason of(Criterion criterion, String code, int points, Object... arguments) {
        return new Reason(criterion, code, points, List.of(arguments));
    }
}
