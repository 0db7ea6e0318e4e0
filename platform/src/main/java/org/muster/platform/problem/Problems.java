package org.muster.platform.problem;

import java.util.List;
import java.util.Locale;

/** The words of a problem outside a response, such as beside the line of an imported file. */
public final class Problems {

    private Problems() {}

    /** Chinese unless the caller prefers English. */
    public static Locale language(List<Locale> accepted) {
        return Words.preferred(accepted);
    }

    public static String detail(ProblemException problem, Locale language) {
        return Words.detail(problem.slug(), language, problem.arguments());
    }
}
