package org.muster.report.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

import org.muster.platform.testing.TreeFixture;

/** The tree of the tests, with all fourteen cities below 辽宁省科协. Loading it again changes nothing. */
public final class Liaoning {

    public static final String PROVINCE = "KX-210000";
    public static final String SHENYANG = "KX-210100";
    public static final String HEPING = "KX-210102";
    public static final String DALIAN = "KX-210200";
    public static final String FUSHUN = "KX-210400";
    public static final String SIBLING = "KX-320000";

    /** City codes besides 沈阳 and 大连, which are in the common tree. */
    private static final List<String> FURTHER = List.of(
            "210300", "210400", "210500", "210600", "210700", "210800", "210900", "211000", "211100", "211200",
            "211300", "211400");

    private static final long WIDTH = 1L << 40;

    private Liaoning() {}

    public static void load() {
        TreeFixture.load();
        try (Connection connection = TreeFixture.open()) {
            for (int i = 0; i < FURTHER.size(); i++) {
                add(connection, "KX-" + FURTHER.get(i), FURTHER.get(i), 11 * WIDTH + i * (WIDTH >> 4));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(Connection connection, String code, String division, long pos) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select organisation_apply(?, ?, 'ASSOCIATION', ?, ?, '{}', '{}', ?, ?, 2, 1, date '2020-01-01', null)")) {
            statement.setString(1, code);
            statement.setString(2, "市科学技术协会" + division);
            statement.setString(3, division);
            statement.setString(4, PROVINCE);
            statement.setLong(5, pos);
            statement.setLong(6, pos);
            statement.execute();
        }
    }
}
