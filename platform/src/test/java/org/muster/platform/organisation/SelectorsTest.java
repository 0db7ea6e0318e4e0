package org.muster.platform.organisation;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Any selectors on any tree select whom a walk over the tree would find, and still do when the tree has changed. */
@QuarkusTest
class SelectorsTest {

    private static final int TREES = 6;
    private static final int ADDRESSINGS = 60;
    private static final List<String> GROUPS = List.of("理科", "工科", "医科", "320", "32024", "3202410", "1903510");

    /** The disciplines that are asked for, each with those it holds. */
    private static final Map<String, Set<String>> DISCIPLINES = Map.of(
            "320", Set.of("320", "32024", "3202410"),
            "32024", Set.of("32024", "3202410"),
            "3202410", Set.of("3202410"),
            "19030", Set.of("1903510"),
            "19035", Set.of());

    /** Where no other test puts organisations. */
    private static final long BASE = 33L << 40;

    /** An organisation as the naive model sees it. */
    private record Node(
            String code, Node parent, OrganisationKind kind, Set<String> groups, Set<String> supervisors, int depth) {

        /** How many levels below the other; empty when it is not below. */
        Optional<Integer> levelsBelow(Node other) {
            int levels = 0;
            for (Node each = this; each != null; each = each.parent) {
                if (each == other) {
                    return levels == 0 ? Optional.empty() : Optional.of(levels);
                }
                levels++;
            }
            return Optional.empty();
        }
    }

    @Inject
    Audiences audiences;

    @BeforeEach
    void plantTree() {
        TreeFixture.load();
    }

    @Test
    void selectWhomAWalkOverTheTreeFinds() throws Exception {
        for (int seed = 0; seed < TREES; seed++) {
            Random random = new Random(seed);
            List<Node> nodes = tree(random, seed);
            plant(nodes, seed, null);
            Map<Audiences.Audience, Set<String>> frozen = new LinkedHashMap<>();
            for (int i = 0; i < ADDRESSINGS; i++) {
                Map<String, List<Selector>> ways = ways(random, nodes);
                Set<String> expected = expected(ways, nodes);
                try {
                    Audiences.Audience audience = freeze(ways);
                    assertThat(members(audience)).as("seed %d: %s", seed, ways).isEqualTo(expected);
                    frozen.put(audience, expected);
                } catch (ProblemException e) {
                    assertThat(e.slug())
                            .as("seed %d: %s", seed, ways)
                            .isEqualTo(
                                    excludesAll(ways, nodes)
                                            ? "selector-excludes-all"
                                            : expected.isEmpty() ? "no-recipients" : "nothing to refuse");
                }
            }
            assertThat(frozen).as("enough addressings reach somebody").hasSizeGreaterThan(ADDRESSINGS / 5);
            plant(nodes, seed, "2020-03-01");
            frozen.forEach((audience, expected) -> assertThat(members(audience))
                    .as("after all have been closed")
                    .isEqualTo(expected));
        }
    }

    private static List<Node> tree(Random random, int seed) {
        List<Node> nodes = new ArrayList<>();
        nodes.add(new Node("PT-" + seed + "-0", null, OrganisationKind.ASSOCIATION, Set.of(), Set.of(), 1));
        for (int i = 1; i < 40; i++) {
            Node parent = nodes.get(random.nextInt(nodes.size()));
            Set<String> supervisors = random.nextInt(4) == 0
                    ? Set.of(nodes.get(random.nextInt(nodes.size())).code())
                    : Set.of();
            nodes.add(new Node(
                    "PT-" + seed + "-" + i,
                    parent,
                    OrganisationKind.values()[random.nextInt(4)],
                    GROUPS.stream()
                            .filter(group -> random.nextInt(3) == 0)
                            .collect(Collectors.toCollection(TreeSet::new)),
                    supervisors,
                    parent.depth() + 1));
        }
        return nodes;
    }

    private static Map<String, List<Selector>> ways(Random random, List<Node> nodes) {
        Map<String, List<Selector>> ways = new TreeMap<>();
        for (String way : List.of("cc", "to")) {
            List<Selector> selectors = new ArrayList<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                selectors.add(selector(random, nodes, true));
            }
            ways.put(way, selectors);
        }
        return ways;
    }

    private static Selector selector(Random random, List<Node> nodes, boolean mayExclude) {
        // more often one with many below
        String anchor =
                nodes.get(random.nextInt(1 + random.nextInt(nodes.size()))).code();
        int form = random.nextInt(5);
        if (form == 0) {
            return Selector.of(anchor);
        }
        List<Selector> excluding = new ArrayList<>();
        if (mayExclude && random.nextBoolean()) {
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                excluding.add(selector(random, nodes, false));
            }
        }
        Set<OrganisationKind> kinds = EnumSet.noneOf(OrganisationKind.class);
        if (random.nextInt(3) == 0) {
            kinds.add(OrganisationKind.values()[random.nextInt(4)]);
            kinds.add(OrganisationKind.values()[random.nextInt(4)]);
        }
        List<String> groups = random.nextInt(3) == 0 ? List.of(GROUPS.get(random.nextInt(GROUPS.size()))) : null;
        boolean supervised = form == 1;
        return new Selector(
                null,
                supervised ? null : anchor,
                kinds,
                groups,
                supervised || random.nextBoolean() ? null : 1 + random.nextInt(3),
                supervised ? anchor : null,
                excluding,
                random.nextInt(4) == 0
                        ? List.of(
                                List.copyOf(new TreeSet<>(DISCIPLINES.keySet())).get(random.nextInt(5)))
                        : null);
    }

    private static Set<String> expected(Map<String, List<Selector>> ways, List<Node> nodes) {
        return ways.values().stream()
                .flatMap(List::stream)
                .flatMap(selector -> nodes.stream().filter(takes(selector, nodes)))
                .map(Node::code)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean excludesAll(Map<String, List<Selector>> ways, List<Node> nodes) {
        return ways.values().stream()
                .flatMap(List::stream)
                .filter(selector -> selector.excluded().stream()
                        .anyMatch(each ->
                                each.supervisedBy() == null || nodes.stream().anyMatch(takes(each, nodes))))
                .anyMatch(selector -> nodes.stream().noneMatch(takes(selector, nodes)));
    }

    private static Predicate<Node> takes(Selector selector, List<Node> nodes) {
        if (selector.organisation() != null) {
            return node -> node.code().equals(selector.organisation());
        }
        Predicate<Node> narrow = node -> (selector.kinds().isEmpty()
                        || selector.kinds().contains(node.kind()))
                && (selector.groups() == null || node.groups().stream().anyMatch(selector.groups()::contains))
                && (selector.disciplines() == null
                        || node.groups().stream()
                                .anyMatch(group -> selector.disciplines().stream()
                                        .anyMatch(each -> DISCIPLINES.get(each).contains(group))));
        Predicate<Node> reach;
        if (selector.supervisedBy() != null) {
            reach = node -> node.supervisors().contains(selector.supervisedBy());
        } else {
            Node anchor = nodes.stream()
                    .filter(node -> node.code().equals(selector.below()))
                    .findFirst()
                    .orElseThrow();
            reach = node -> node.levelsBelow(anchor)
                    .filter(levels -> selector.depth() == null || levels <= selector.depth())
                    .isPresent();
        }
        Predicate<Node> excluded =
                selector.excluded().stream().map(each -> takes(each, nodes)).reduce(node -> false, Predicate::or);
        return reach.and(narrow).and(excluded.negate());
    }

    private Audiences.Audience freeze(Map<String, List<Selector>> ways) {
        return QuarkusTransaction.requiringNew().call(() -> audiences.freeze(ways));
    }

    private Set<String> members(Audiences.Audience audience) {
        List<Audiences.Member> members = audiences.members(audience.id(), null, -1, 1000);
        assertThat(members).hasSize(audience.total());
        return members.stream().map(Audiences.Member::code).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Numbers the tree in pre-order. @param closed null while they are open */
    private static void plant(List<Node> nodes, int seed, String closed) throws Exception {
        long[] next = {BASE + seed * 1_000_000L};
        try (Connection connection = TreeFixture.open();
                ResultSet edition =
                        connection.createStatement().executeQuery("select max(edition) + 1 from organisation");
                PreparedStatement statement = connection.prepareStatement("select organisation_apply(?, ?, ?, null, ?,"
                        + " ?, ?, ?, ?, ?, ?, date '2020-01-01', cast(? as date))")) {
            edition.next();
            statement.setLong(10, edition.getLong(1));
            place(nodes.get(0), nodes, next, closed, statement);
        }
    }

    private static void place(Node node, List<Node> nodes, long[] next, String closed, PreparedStatement statement)
            throws Exception {
        long pos = next[0]++;
        for (Node child : nodes) {
            if (child.parent() == node) {
                place(child, nodes, next, closed, statement);
            }
        }
        statement.setString(1, node.code());
        statement.setString(2, node.code());
        statement.setString(3, node.kind().name());
        statement.setString(
                4, node.parent() == null ? "KX-000000" : node.parent().code());
        statement.setArray(5, texts(statement, node.supervisors()));
        statement.setArray(6, texts(statement, node.groups()));
        statement.setLong(7, pos);
        statement.setLong(8, next[0] - 1);
        statement.setInt(9, node.depth());
        statement.setString(11, closed);
        statement.execute();
    }

    private static Array texts(PreparedStatement statement, Set<String> texts) throws Exception {
        return statement.getConnection().createArrayOf("text", texts.toArray());
    }
}
