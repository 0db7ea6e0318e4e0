package org.muster.platform.organisation;

import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@QuarkusTest
class AudiencesTest {

    @Inject
    Audiences audiences;

    @Inject
    Organisations organisations;

    @BeforeEach
    void plantTree() {
        TreeFixture.load();
    }

    @Test
    void findsTheSocietiesBelowAProvinceAndNotTheSiblings() {
        assertThat(members(Selector.below("KX-210000", OrganisationKind.SOCIETY)))
                .containsExactly("XH-210000-YYX", "XH-210000-NX");
    }

    @Test
    void findsThoseOneSupervisesWhereverTheyStandAndKeepsThem() throws Exception {
        String tag = "-S" + Math.abs(UUID.randomUUID().hashCode());
        supervised("XH-210000" + tag, "SOCIETY", 16L << 40, newEdition(), "{XH-A-01}", null);
        supervised("DW" + tag, "MEMBER_UNIT", 28L << 40, newEdition(), "{KX-000000,XH-A-01}", null);
        supervised("XH-A-01", "SOCIETY", 50L << 40, newEdition(), "{}", null);
        Audiences.Audience all = freeze(Map.of("to", List.of(Selector.supervisedBy("XH-A-01"))));
        assertThat(codes(all)).contains("XH-210000" + tag, "DW" + tag).doesNotContain("XH-A-01");
        assertThat(members(Selector.supervisedBy("XH-A-01", OrganisationKind.MEMBER_UNIT)))
                .contains("DW" + tag)
                .doesNotContain("XH-210000" + tag);

        supervised("XH-210000" + tag, "SOCIETY", 16L << 40, newEdition(), "{}", null);
        supervised("DW" + tag, "MEMBER_UNIT", 28L << 40, newEdition(), "{XH-A-01}", "2020-03-01");
        assertThat(codes(all)).contains("XH-210000" + tag, "DW" + tag);
        refused("no-recipients", Selector.supervisedBy("XH-A-01"));
        refused("selector-incomplete", new Selector("KX-210100", null, null, null, null, "XH-A-01"));
        refused("selector-incomplete", new Selector(null, null, null, null, 1, "XH-A-01"));
        supervised("XH-210000" + tag, "SOCIETY", 16L << 40, newEdition(), "{}", "2020-03-01");
    }

    @Test
    void stopsAtTheAskedDepth() {
        assertThat(members(new Selector(null, "KX-210000", null, null, 1)))
                .containsExactly("XH-210000-YYX", "XH-210000-NX", "KX-210100", "KX-210200");
    }

    @Test
    void countsAnOrganisationSelectedTwiceOnce() {
        Audiences.Audience audience = freeze(Map.of(
                "to",
                List.of(Selector.of("KX-210100")),
                "cc",
                List.of(Selector.below("KX-210000", OrganisationKind.ASSOCIATION))));
        assertThat(audience.total()).isEqualTo(4);
        assertThat(audiences.members(audience.id(), "to", -1, 100))
                .extracting(Audiences.Member::code)
                .containsExactly("KX-210100");
    }

    @Test
    void excludesTheOrganisationWhoseSubtreeIsMeant() {
        assertThat(members(Selector.below("XH-210000-YYX"))).containsExactly("DW-YYX-1", "DW-YYX-2");
    }

    @Test
    void leavesOutWhomASelectorExcludes() {
        assertThat(members(excluding(Selector.below("KX-210000"), Selector.of("KX-210100"))))
                .as("one, not those below it")
                .containsExactly(
                        "XH-210000-YYX", "DW-YYX-1", "DW-YYX-2", "XH-210000-NX", "KX-210102", "KX-210200", "KX-210202");
        assertThat(members(excluding(
                        Selector.below("KX-210000"),
                        Selector.below("KX-210000", OrganisationKind.ASSOCIATION),
                        Selector.below("XH-210000-YYX"))))
                .as("a class and a subtree")
                .containsExactly("XH-210000-YYX", "XH-210000-NX");
        assertThat(members(excluding(Selector.below("KX-210000"), new Selector(null, "KX-210000", null, null, 1))))
                .as("the first level")
                .containsExactly("DW-YYX-1", "DW-YYX-2", "KX-210102", "KX-210202");
    }

    @Test
    void findsThoseOfADisciplineAndOfThoseBelowIt() throws Exception {
        String tag = "-D" + Math.abs(UUID.randomUUID().hashCode());
        disciplined("XH" + tag + "-CLINIC", 24L << 40, "{医科,32024}");
        disciplined("XH" + tag + "-SURGERY", (24L << 40) + (1L << 36), "{3202410,11011}");
        disciplined("XH" + tag + "-PSYCHE", (24L << 40) + (2L << 36), "{1903510}");
        disciplined("XH" + tag + "-OTHER", (24L << 40) + (3L << 36), "{医科,32}");

        assertThat(found(tag, "320")).containsExactly("-CLINIC", "-SURGERY");
        assertThat(found(tag, "32024")).containsExactly("-CLINIC", "-SURGERY");
        assertThat(found(tag, "3202410", "110")).containsExactly("-SURGERY");
        assertThat(found(tag, "19030")).as("where the standard hangs 19035xx").containsExactly("-PSYCHE");
        assertThat(found(tag, "190")).containsExactly("-PSYCHE");
        assertThat(found(tag, "19035")).isEmpty();
        assertThat(found(tag, "330")).isEmpty();
    }

    /** Of those with that tag, the rest of the codes. */
    private List<String> found(String tag, String... disciplines) {
        Selector selector = new Selector(null, "KX-320000", null, null, null, null, null, List.of(disciplines));
        // somebody else too, so that there is somebody
        return codes(freeze(Map.of("to", List.of(selector, Selector.of("KX-210100"))))).stream()
                .filter(code -> code.startsWith("XH" + tag))
                .map(code -> code.substring(2 + tag.length()))
                .toList();
    }

    private static void disciplined(String code, long pos, String groups) throws Exception {
        try (Connection connection = TreeFixture.open();
                var statement = connection.prepareStatement("select organisation_apply(?, '学会', 'SOCIETY', null,"
                        + " 'KX-320000', '{}', ?::text[], ?, ?, 2, ?, date '2020-01-01', null)")) {
            long own = pos + Math.abs(code.hashCode());
            statement.setString(1, code);
            statement.setString(2, groups);
            statement.setLong(3, own);
            statement.setLong(4, own);
            statement.setLong(5, newEdition());
            statement.execute();
        }
    }

    @Test
    void addressesWhoIsExcludedHereAndTakenThere() {
        Selector societies =
                excluding(Selector.below("KX-210000", OrganisationKind.SOCIETY), Selector.of("XH-210000-NX"));
        Audiences.Audience audience =
                freeze(Map.of("to", List.of(societies), "cc", List.of(Selector.of("XH-210000-NX"))));
        assertThat(audience.total()).isEqualTo(2);
        assertThat(audiences.members(audience.id(), "to", -1, 100))
                .extracting(Audiences.Member::code)
                .containsExactly("XH-210000-YYX");
        assertThat(codes(freeze(Map.of("to", List.of(societies, Selector.of("XH-210000-NX"))))))
                .containsExactly("XH-210000-YYX", "XH-210000-NX");
    }

    @Test
    void refusesExclusionsThatLeaveNobodyOrMakeNoSense() {
        Selector nx = Selector.of("XH-210000-NX");
        refused(
                "selector-excludes-all",
                excluding(
                        Selector.below("KX-210000", OrganisationKind.SOCIETY),
                        Selector.below("KX-000000", OrganisationKind.SOCIETY)));
        refused("selector-incomplete", excluding(nx, nx));
        refused(
                "selector-incomplete",
                excluding(Selector.below("KX-210000"), excluding(Selector.below("KX-210000"), nx)));
        refused("unknown-organisation", excluding(Selector.below("KX-210000"), Selector.of("KX-999999")));
        refused(
                "selector-incomplete",
                excluding(Selector.below("KX-210000"), new Selector(null, null, null, null, null)));
    }

    @Test
    void refusesASelectorThatMatchesNobody() {
        refused("no-recipients", Selector.below("DW-YYX-1"));
    }

    @Test
    void refusesACodeNobodyHas() {
        refused("unknown-organisation", Selector.of("KX-999999"));
    }

    @Test
    void refusesASelectorThatNamesBothOrNeither() {
        refused("selector-incomplete", new Selector("KX-210100", "KX-210000", null, null, null));
        refused("selector-incomplete", new Selector(null, null, null, null, null));
    }

    @Test
    void pagesThroughMembersWithoutRepeating() {
        Audiences.Audience audience = freeze(Map.of("to", List.of(Selector.below("KX-210000"))));
        List<Audiences.Member> first = audiences.members(audience.id(), null, -1, 3);
        List<Audiences.Member> rest =
                audiences.members(audience.id(), null, first.get(2).pos(), 100);
        assertThat(first.size() + rest.size()).isEqualTo(audience.total());
        assertThat(rest).doesNotContainAnyElementsOf(first);
    }

    @Test
    void keepsItsMembersWhenTheTreeChangesLater() throws Exception {
        String code = "XH-210000-T" + Math.abs(UUID.randomUUID().hashCode());
        apply(code, "新学会", "SOCIETY", 18L << 40, newEdition(), null);
        Audiences.Audience audience =
                freeze(Map.of("to", List.of(Selector.below("KX-210000", OrganisationKind.SOCIETY))));
        List<String> before = codes(audience);
        assertThat(before).contains(code);

        apply(code, "新学会", "SOCIETY", 29L << 40, newEdition(), null);
        assertThat(codes(audience)).as("after a move to Jiangsu").isEqualTo(before);
        apply(code, "新学会改名", "MEMBER_UNIT", 29L << 40, newEdition(), null);
        assertThat(codes(audience)).as("after a change of kind").isEqualTo(before);
        apply(code, "新学会改名", "MEMBER_UNIT", 29L << 40, newEdition(), "2020-03-01");
        assertThat(codes(audience)).as("after its closure").isEqualTo(before);

        assertThat(members(Selector.below("KX-210000", OrganisationKind.SOCIETY)))
                .as("a later audience")
                .doesNotContain(code);
    }

    @Test
    void ignoresAnOlderStateThatArrivesLate() throws Exception {
        String code = "XH-210000-U" + Math.abs(UUID.randomUUID().hashCode());
        long next = newEdition();
        apply(code, "新名", "SOCIETY", 45L << 40, next + 1, null);
        apply(code, "旧名", "SOCIETY", 45L << 40, next, null);
        assertThat(organisations.require(code).name()).isEqualTo("新名");
    }

    private static Selector excluding(Selector from, Selector... whom) {
        return new Selector(
                from.organisation(),
                from.below(),
                from.kinds(),
                from.groups(),
                from.depth(),
                from.supervisedBy(),
                List.of(whom),
                null);
    }

    private void refused(String slug, Selector selector) {
        assertThatThrownBy(() -> freeze(Map.of("to", List.of(selector))))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.slug()).isEqualTo(slug));
    }

    private List<String> members(Selector selector) {
        return codes(freeze(Map.of("to", List.of(selector))));
    }

    private List<String> codes(Audiences.Audience audience) {
        List<String> codes = audiences.members(audience.id(), null, -1, 1000).stream()
                .map(Audiences.Member::code)
                .toList();
        assertThat(codes).hasSize(audience.total());
        return codes;
    }

    private Audiences.Audience freeze(Map<String, List<Selector>> ways) {
        return QuarkusTransaction.requiringNew().call(() -> audiences.freeze(ways));
    }

    /** After all that other tests did to the tree. */
    private static long newEdition() throws Exception {
        try (Connection connection = TreeFixture.open();
                var found = connection.createStatement().executeQuery("select max(edition) + 1 from organisation")) {
            found.next();
            return found.getLong(1);
        }
    }

    private static void apply(String code, String name, String kind, long pos, long edition, String closed)
            throws Exception {
        try (Connection connection = TreeFixture.open();
                var statement =
                        connection.prepareStatement("select organisation_apply(?, ?, ?, null, 'KX-210000', '{}', '{}',"
                                + " ?, ?, 2, ?, date '2020-01-01', ?::date)")) {
            statement.setString(1, code);
            statement.setString(2, name);
            statement.setString(3, kind);
            long own = pos + Math.abs(code.hashCode());
            statement.setLong(4, own);
            statement.setLong(5, own);
            statement.setLong(6, edition);
            statement.setString(7, closed);
            statement.execute();
        }
    }

    private static void supervised(String code, String kind, long pos, long edition, String supervisors, String closed)
            throws Exception {
        try (Connection connection = TreeFixture.open();
                var statement = connection.prepareStatement("select organisation_apply(?, '业务主管线', ?, null,"
                        + " 'KX-210000', ?::text[], '{}', ?, ?, 2, ?, date '2020-01-01', ?::date)")) {
            long own = pos + Math.abs(code.hashCode());
            statement.setString(1, code);
            statement.setString(2, kind);
            statement.setString(3, supervisors);
            statement.setLong(4, own);
            statement.setLong(5, own);
            statement.setLong(6, edition);
            statement.setString(7, closed);
            statement.execute();
        }
    }
}
