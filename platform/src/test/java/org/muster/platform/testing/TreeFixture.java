package org.muster.platform.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

import org.eclipse.microprofile.config.ConfigProvider;

/**
 * A small tree in the service's own database: 中国科协 over 辽宁省科协 (with its society, the society's two member units, and
 * two cities with a county each) and over the sibling province 江苏省科协. Loading it again changes nothing.
 */
public final class TreeFixture {

    private static final long WIDTH = 1L << 40;

    private TreeFixture() {}

    public static void load() {
        try (Connection connection = open()) {
            add(connection, "KX-000000", "中国科学技术协会", "ASSOCIATION", null, null, 1, 1 + 64 * WIDTH, 0);
            add(connection, "KX-210000", "辽宁省科学技术协会", "ASSOCIATION", "210000", "KX-000000", WIDTH, 20 * WIDTH, 1);
            add(
                    connection,
                    "XH-210000-YYX",
                    "辽宁省医疗保险研究会",
                    "SOCIETY",
                    "210000",
                    "KX-210000",
                    2 * WIDTH,
                    5 * WIDTH - 1,
                    2);
            add(connection, "DW-YYX-1", "会员单位一", "MEMBER_UNIT", "210100", "XH-210000-YYX", 3 * WIDTH, 3 * WIDTH, 3);
            add(connection, "DW-YYX-2", "会员单位二", "MEMBER_UNIT", "210200", "XH-210000-YYX", 4 * WIDTH, 4 * WIDTH, 3);
            add(connection, "XH-210000-NX", "辽宁省农学会", "SOCIETY", "210000", "KX-210000", 5 * WIDTH, 6 * WIDTH - 1, 2);
            add(
                    connection,
                    "KX-210100",
                    "沈阳市科学技术协会",
                    "ASSOCIATION",
                    "210100",
                    "KX-210000",
                    6 * WIDTH,
                    8 * WIDTH - 1,
                    2);
            add(connection, "KX-210102", "和平区科学技术协会", "ASSOCIATION", "210102", "KX-210100", 7 * WIDTH, 7 * WIDTH, 3);
            add(
                    connection,
                    "KX-210200",
                    "大连市科学技术协会",
                    "ASSOCIATION",
                    "210200",
                    "KX-210000",
                    8 * WIDTH,
                    10 * WIDTH - 1,
                    2);
            add(connection, "KX-210202", "中山区科学技术协会", "ASSOCIATION", "210202", "KX-210200", 9 * WIDTH, 9 * WIDTH, 3);
            add(connection, "KX-320000", "江苏省科学技术协会", "ASSOCIATION", "320000", "KX-000000", 21 * WIDTH, 30 * WIDTH, 1);
            add(connection, "XH-320000-YX", "江苏省医学会", "SOCIETY", "320000", "KX-320000", 22 * WIDTH, 23 * WIDTH - 1, 2);
            add(connection, "XH-320000-NX", "江苏省农学会", "SOCIETY", "320000", "KX-320000", 23 * WIDTH, 24 * WIDTH - 1, 2);
            add(
                    connection,
                    "KX-320100",
                    "南京市科学技术协会",
                    "ASSOCIATION",
                    "320100",
                    "KX-320000",
                    24 * WIDTH,
                    25 * WIDTH - 1,
                    2);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The service's own database, for arranging and looking at rows. */
    public static Connection open() throws SQLException {
        return DriverManager.getConnection(
                config("quarkus.datasource.jdbc.url"),
                config("quarkus.datasource.username"),
                config("quarkus.datasource.password"));
    }

    private static String config(String key) {
        return ConfigProvider.getConfig().getValue(key, String.class);
    }

    private static void add(
            Connection connection,
            String code,
            String name,
            String kind,
            String division,
            String parent,
            long pos,
            long last,
            int depth)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select organisation_apply(?, ?, ?, ?, ?, '{}', '{}', ?, ?, ?, 1, date '2020-01-01', null)")) {
            statement.setString(1, code);
            statement.setString(2, name);
            statement.setString(3, kind);
            statement.setString(4, division);
            statement.setString(5, parent);
            statement.setLong(6, pos);
            statement.setLong(7, last);
            statement.setInt(8, depth);
            statement.execute();
        }
    }
}
