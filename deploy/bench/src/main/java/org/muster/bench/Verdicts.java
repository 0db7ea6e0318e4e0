package org.muster.bench;

import java.util.ArrayList;
import java.util.List;

/** What was measured, printed as one table at the end: name, value, peer, ratio, limit and whether it holds. */
final class Verdicts {

    private record Line(String name, String value, String peer, String ratio, String limit, String verdict) {}

    private final List<Line> lines = new ArrayList<>();

    /** A ratio to a peer that should not be larger. */
    void atMost(String name, double value, double peer, String unit, double limit) {
        ratio(name, value, peer, unit, "<= " + number(limit), value / peer <= limit);
    }

    /** A ratio to a peer that should not be smaller. */
    void atLeast(String name, double value, double peer, String unit, double limit) {
        ratio(name, value, peer, unit, ">= " + number(limit), value / peer >= limit);
    }

    /** A figure with a limit of its own. */
    void within(String name, double value, String unit, double limit) {
        add(new Line(
                name,
                number(value) + " " + unit,
                "",
                "",
                "<= " + number(limit) + " " + unit,
                value <= limit ? "ok" : "MISSED"));
    }

    /** A ratio nobody set a limit for. */
    void compared(String name, double value, double peer, String unit) {
        add(new Line(name, number(value) + " " + unit, number(peer) + " " + unit, number(value / peer), "", ""));
    }

    /** A figure nobody set a limit for. */
    void figure(String name, double value, String unit) {
        add(new Line(name, number(value) + " " + unit, "", "", "", ""));
    }

    void print() {
        System.out.printf("%n%-62s %14s %14s %8s %12s%n", "", "value", "peer", "ratio", "limit");
        lines.forEach(line -> System.out.printf(
                "%-62s %14s %14s %8s %12s  %s%n",
                line.name(), line.value(), line.peer(), line.ratio(), line.limit(), line.verdict()));
    }

    private void ratio(String name, double value, double peer, String unit, String limit, boolean holds) {
        add(new Line(
                name,
                number(value) + " " + unit,
                number(peer) + " " + unit,
                number(value / peer),
                limit,
                holds ? "ok" : "MISSED"));
    }

    private void add(Line line) {
        lines.add(line);
        System.out.println("  " + String.join(" | ", line.name(), line.value(), line.peer(), line.ratio()));
    }

    private static String number(double value) {
        double size = Math.abs(value);
        return String.format(size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f", value);
    }
}
