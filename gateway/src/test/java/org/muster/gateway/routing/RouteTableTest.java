package org.muster.gateway.routing;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RouteTableTest {

    private static final RouteTables TABLES = new RouteTables();

    @AfterAll
    static void close() {
        TABLES.close();
    }

    @Test
    void givesEachPathToItsOwner() {
        RouteTable table = TABLES.table(
                "notice", "http://localhost:8081", "notices,inbox", "report", "http://localhost:8084", "reports");

        assertThat(table.ownerOf("inbox").name()).isEqualTo("notice");
        assertThat(table.ownerOf("reports").name()).isEqualTo("report");
        assertThat(table.ownerOf("nobody")).isNull();
        assertThat(table.isOwn("me")).isTrue();
        assertThat(table.owns(table.ownerOf("inbox"), "/api/inbox/{id}")).isTrue();
        assertThat(table.owns(table.ownerOf("inbox"), "/api/reports")).isFalse();
        assertThat(table.owns(table.ownerOf("inbox"), "/q/inbox")).isFalse();
    }

    @Test
    void refusesAPathOfTwoOwners() {
        assertThatThrownBy(() -> TABLES.table(
                        "notice", "http://localhost:8081", "notices,tasks", "report", "http://localhost:8084", "tasks"))
                .hasMessageContaining("/api/tasks")
                .hasMessageContaining("notice")
                .hasMessageContaining("report");
        assertThatThrownBy(() -> TABLES.table("notice", "http://localhost:8081", "me"))
                .hasMessageContaining("/api/me")
                .hasMessageContaining("the gateway itself");
    }

    @Test
    void refusesAnAddressWithMoreThanAHost() {
        for (String url :
                new String[] {"http://localhost:8081/base", "localhost:8081", "ftp://localhost", "http://x?y=1"}) {
            assertThatThrownBy(() -> TABLES.table("notice", url, "notices"))
                    .hasMessageContaining("muster.routing.upstreams.notice.url");
        }
    }
}
