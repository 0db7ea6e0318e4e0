package org.muster.station;

import java.util.List;
import java.util.Optional;

import org.muster.station.checks.Refusal;

/**
 * What {@code deploy/up} was asked for.
 *
 * @param fresh whether all data of this station is to be deleted first
 * @param yes whether that question is answered already
 * @param demo the size of the demo to load, if any
 */
record Options(boolean fresh, boolean yes, Optional<String> demo) {
    private static final List<String> DEMO_SIZES = List.of("province", "nation");

    static Options of(List<String> arguments) {
        boolean fresh = false;
        boolean yes = false;
        Optional<String> demo = Optional.empty();
        for (String argument : arguments) {
            if (argument.equals("--fresh")) {
                fresh = true;
            } else if (argument.equals("--yes")) {
                yes = true;
            } else if (argument.equals("--demo")) {
                demo = Optional.of(DEMO_SIZES.get(0));
            } else if (argument.startsWith("--demo=") && DEMO_SIZES.contains(argument.substring(7))) {
                demo = Optional.of(argument.substring(7));
            } else {
                throw new Refusal(
                        "deploy/up does not know " + argument + "; it takes --demo, --demo=nation, --fresh and --yes.");
            }
        }
        return new Options(fresh, yes, demo);
    }
}
