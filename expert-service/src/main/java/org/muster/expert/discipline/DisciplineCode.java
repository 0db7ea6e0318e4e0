package org.muster.expert.discipline;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A code of GB/T 13745 (学科代码): three, five or seven digits; each two digits more are one level deeper. */
public record DisciplineCode(String value) {

    /** How one discipline stands to a wanted one, closest first. */
    public enum Relation {
        EXACT,
        /** Beneath the wanted one, so a part of it. */
        WITHIN,
        /** Above the wanted one: the generalist of the field. */
        BROADER,
        /** Another branch of the same second-level discipline or, for second-level ones, none of the above. */
        SIBLING,
        /** Only the first level (一级学科) is shared. */
        SAME_FIELD,
        UNRELATED
    }

    public DisciplineCode {
        if (!value.matches("[0-9]{3}([0-9]{2}){0,2}")) {
            throw new IllegalArgumentException(value + " is no discipline code");
        }
    }

    /** The code without its last two digits; the standard prints 19035xx under 19030. */
    public Optional<DisciplineCode> parent() {
        if (value.length() == 3) {
            return Optional.empty();
        }
        if (value.length() == 7 && value.startsWith("19035")) {
            return Optional.of(new DisciplineCode("19030"));
        }
        return Optional.of(new DisciplineCode(value.substring(0, value.length() - 2)));
    }

    /** From the first level down to this one. */
    public List<String> lineage() {
        Deque<String> codes = new ArrayDeque<>();
        Optional<DisciplineCode> next = Optional.of(this);
        while (next.isPresent()) {
            codes.addFirst(next.get().value);
            next = next.get().parent();
        }
        return List.copyOf(codes);
    }

    public Relation to(DisciplineCode wanted) {
        List<String> mine = lineage();
        List<String> theirs = wanted.lineage();
        if (value.equals(wanted.value)) {
            return Relation.EXACT;
        }
        if (mine.contains(wanted.value)) {
            return Relation.WITHIN;
        }
        if (theirs.contains(value)) {
            return Relation.BROADER;
        }
        if (mine.size() > 1 && theirs.size() > 1 && mine.get(1).equals(theirs.get(1))) {
            return Relation.SIBLING;
        }
        return mine.get(0).equals(theirs.get(0)) ? Relation.SAME_FIELD : Relation.UNRELATED;
    }
}
