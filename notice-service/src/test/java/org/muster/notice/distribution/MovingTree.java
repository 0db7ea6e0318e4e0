package org.muster.notice.distribution;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

import org.muster.platform.testing.TreeFixture;

/** Changes the tree of {@link TreeFixture} as the directory would: each change is an edition of its own. */
public final class MovingTree {

    private static final long WIDTH = 1L << 40;

    /** Inside 辽宁省医疗保险研究会, behind its two member units. */
    public static final long IN_YYX = 4 * WIDTH + 1;

    /** Inside 辽宁省农学会. */
    public static final long IN_NX = 5 * WIDTH + 1;

    private MovingTree() {}

    /** @param pos one no organisation ever had */
    public static void place(String code, String parent, long pos) {
        apply(code, parent, pos, null);
    }

    public static void close(String code, String parent, long pos) {
        apply(code, parent, pos, "2020-01-02");
    }

    /** Where the fixture has it. */
    public static void putBackMemberUnitTwo() {
        apply("DW-YYX-2", "XH-210000-YYX", 4 * WIDTH, null);
    }

    private static void apply(String code, String parent, long pos, String closed) {
        String sql = "with e as (update directory_edition set edition = edition + 1 returning edition)"
                + " select organisation_apply(?, '会员单位二', 'MEMBER_UNIT', '210200', ?, '{}', '{}', ?, ?, 3, e.edition,"
                + " date '2020-01-01', cast(? as date)) from e";
        try (Connection connection = TreeFixture.open();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, code);
            statement.setString(2, parent);
            statement.setLong(3, pos);
            statement.setLong(4, pos);
            statement.setString(5, closed);
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
