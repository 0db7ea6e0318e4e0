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
        supervised("XH-210000" + tag, "SOCIETY", 16L << 40, 400_001, "{XH-A-01}", null);
        supervised("DW" + tag, "MEMBER_UNIT", 28L << 40, 400_001, "{KX-000000,XH-A-01}", null);
        supervised("XH-A-01", "SOCIETY", 50L << 40, 400_001, "{}", null);
        Audiences.Audience all = freeze(Map.of("to", List.of(Selector.supervisedBy("XH-A-01"))));
        assertThat(codes(all)).contains("XH-210000" + tag, "DW" + tag).doesNotContain("XH-A-01");
        assertThat(members(Selector.supervisedBy("XH-A-01", OrganisationKind.MEMBER_UNIT)))
                .contains("DW" + tag)
                .doesNotContain("XH-210000" + tag);

        supervised("XH-210000" + tag, "SOCIETY", 16L << 40, 400_002, "{}", null);
        supervised("DW" + tag, "MEMBER_UNIT", 28L << 40, 400_002, "{XH-A-01}", "2020-03-01");
        assertThat(codes(all)).contains("XH-210000" + tag, "DW" + tag);
        refused("no-recipients", Selector.supervisedBy("XH-A-01"));
        refused("selector-incomplete", new Selector("KX-210100", null, null, null, null, "XH-A-01"));
        refused("selector-incomplete", new Selector(null, null, null, null, 1, "XH-A-01"));
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
        apply(code, "新学会", "SOCIETY", 18L << 40, 100_001, null);
        Audiences.Audience audience =
                freeze(Map.of("to", List.of(Selector.below("KX-210000", OrganisationKind.SOCIETY))));
        List<String> before = codes(audience);
        assertThat(before).contains(code);

        apply(code, "新学会", "SOCIETY", 29L << 40, 100_002, null);
        assertThat(codes(audience)).as("after a move to Jiangsu").isEqualTo(before);
        apply(code, "新学会改名", "MEMBER_UNIT", 29L << 40, 100_003, null);
        assertThat(codes(audience)).as("after a change of kind").isEqualTo(before);
        apply(code, "新学会改名", "MEMBER_UNIT", 29L << 40, 100_004, "2020-03-01");
        assertThat(codes(audience)).as("after its closure").isEqualTo(before);

        assertThat(members(Selector.below("KX-210000", OrganisationKind.SOCIETY)))
                .as("a later audience")
                .doesNotContain(code);
    }

    @Test
    void ignoresAnOlderStateThatArrivesLate() throws Exception {
        String code = "XH-210000-U" + Math.abs(UUID.randomUUID().hashCode());
        apply(code, "新名", "SOCIETY", 45L << 40, 200_002, null);
        apply(code, "旧名", "SOCIETY", 45L << 40, 200_001, null);
        assertThat(organisations.require(code).name()).isEqualTo("新名");
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
