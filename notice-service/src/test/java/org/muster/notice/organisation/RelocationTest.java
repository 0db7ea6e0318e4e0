package org.muster.notice.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.muster.platform.organisation.Organisation;
import org.muster.platform.organisation.OrganisationKind;
import org.muster.platform.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;

/** Any sequence of creations and moves, in memory. {@link TreeMovesTest} does the same with the database. */
class RelocationTest {

    private static final int SEQUENCES = 300;

    @Test
    void intervalsNestAndNoPositionIsGivenTwice() {
        for (int seed = 0; seed < SEQUENCES; seed++) {
            Random random = new Random(seed);
            Tree tree = new Tree();
            for (int step = random.nextInt(60); step > 0; step--) {
                change(tree, random);
                tree.nests();
            }
        }
    }

    private static void change(Tree tree, Random random) {
        List<String> codes = new ArrayList<>(tree.states.keySet());
        String where = codes.get(random.nextInt(codes.size()));
        try {
            if (random.nextInt(3) == 0) {
                tree.move(codes.get(random.nextInt(codes.size())), where);
            } else {
                tree.create("KX-" + codes.size(), where);
            }
        } catch (ProblemException e) {
            assertThat(e.slug()).isIn("tree-too-deep", "tree-level-full");
        }
    }

    private static final class Tree {
        private final Map<String, Organisation> states = new LinkedHashMap<>();
        private final Map<String, Integer> given = new HashMap<>();
        private final Set<Long> used = new HashSet<>();

        Tree() {
            put("KX-ROOT", null, Place.ROOT);
        }

        void create(String code, String parent) {
            int n = given.getOrDefault(parent, 0) + 1;
            put(code, parent, Place.of(states.get(parent)).child(n));
            given.put(parent, n);
        }

        void move(String code, String parent) {
            Organisation top = states.get(code);
            if (top.covers(states.get(parent)) || top.parent() == null) {
                return;
            }
            List<Organisation> subtree = states.values().stream()
                    .filter(top::covers)
                    .sorted(Comparator.comparingLong(Organisation::pos))
                    .toList();
            int n = given.getOrDefault(parent, 0) + 1;
            Relocation relocation = Relocation.of(subtree, states.get(parent), n, 1);
            assertThat(relocation.states()).hasSameSizeAs(subtree);
            given.put(parent, n);
            given.putAll(relocation.given());
            relocation.states().forEach(state -> {
                assertThat(used.add(state.pos())).as("a place nobody ever had").isTrue();
                states.put(state.code(), state);
            });
        }

        void nests() {
            for (Organisation each : states.values()) {
                assertThat(each.last()).isGreaterThanOrEqualTo(each.pos());
                if (each.parent() != null) {
                    Organisation parent = states.get(each.parent());
                    assertThat(parent.covers(each)).isTrue();
                    assertThat(each.pos()).isGreaterThan(parent.pos());
                    assertThat(each.last()).isLessThanOrEqualTo(parent.last());
                    assertThat(each.depth()).isEqualTo(parent.depth() + 1);
                }
            }
            List<Organisation> ordered = states.values().stream()
                    .sorted(Comparator.comparingLong(Organisation::pos))
                    .toList();
            for (int i = 1; i < ordered.size(); i++) {
                Organisation before = ordered.get(i - 1);
                Organisation next = ordered.get(i);
                assertThat(next.pos() > before.last() || next.last() <= before.last())
                        .as("apart or within")
                        .isTrue();
            }
        }

        private void put(String code, String parent, Place place) {
            assertThat(used.add(place.pos())).isTrue();
            states.put(
                    code,
                    new Organisation(
                            code,
                            code,
                            OrganisationKind.ASSOCIATION,
                            null,
                            parent,
                            List.of(),
                            List.of(),
                            place.pos(),
                            place.last(),
                            place.depth(),
                            1,
                            LocalDate.EPOCH,
                            null));
        }
    }
}
