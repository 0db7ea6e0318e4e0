package org.muster.expert.engagement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;

import org.jdbi.v3.core.statement.StatementContext;

/** The time for which an expert is taken (派遣), both days included. */
record Engagement(
        UUID id,
        UUID expert,
        String expertName,
        String pool,
        UUID need,
        String title,
        String organisation,
        State state,
        LocalDate startOn,
        LocalDate endOn) {

    enum State {
        /** The expert cannot be taken for anything else in this time. */
        ACTIVE,
        /** The need was stood down; the expert is free again. */
        RELEASED
    }

    static Engagement read(ResultSet row, StatementContext context) throws SQLException {
        return new Engagement(
                row.getObject("id", UUID.class),
                row.getObject("expert", UUID.class),
                row.getString("expert_name"),
                row.getString("pool"),
                row.getObject("need", UUID.class),
                row.getString("title"),
                row.getString("organisation"),
                State.valueOf(row.getString("state")),
                row.getObject("start_on", LocalDate.class),
                row.getObject("end_on", LocalDate.class));
    }
}
