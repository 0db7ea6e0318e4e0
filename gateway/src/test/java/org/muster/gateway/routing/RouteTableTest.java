package org.muster.gateway.routing;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.muster.gateway.edge.ApiPath;

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

        assertThat(table.ownerOf(path("/api/inbox")).name()).isEqualTo("notice");
        assertThat(table.ownerOf(path("/api/reports")).name()).isEqualTo("report");
        assertThat(table.ownerOf(path("/api/nobody"))).isNull();
        assertThat(table.isOwn(path("/api/me"))).isTrue();
        assertThat(table.owns(table.ownerOf(path("/api/inbox")), "/api/inbox/{id}"))
                .isTrue();
        assertThat(table.owns(table.ownerOf(path("/api/inbox")), "/api/reports"))
                .isFalse();
        assertThat(table.owns(table.ownerOf(path("/api/inbox")), "/q/inbox")).isFalse();
    }

    @Test
    void givesACloserPathToItsOwner() {
        RouteTable table = TABLES.table(
                "outreach", "http://localhost:8083", "public", "expert", "http://localhost:8082", "public/invitations");

        assertThat(table.ownerOf(path("/api/public/invitations/s3cret")).name()).isEqualTo("expert");
        assertThat(table.ownerOf(path("/api/public/invitations")).name()).isEqualTo("expert");
        assertThat(table.ownerOf(path("/api/public/check")).name()).isEqualTo("outreach");
        assertThat(table.ownerOf(path("/api/public")).name()).isEqualTo("outreach");
    }

    @Test
    void leavesAServiceAPathBelowItsOwn() {
        RouteTable table = TABLES.table("notice", "http://localhost:8081", "me/notice");

        assertThat(table.isOwn(path("/api/me"))).isTrue();
        assertThat(table.isOwn(path("/api/me/somebody"))).isTrue();
        assertThat(table.isOwn(path("/api/me/notice"))).isFalse();
        assertThat(table.ownerOf(path("/api/me/notice/letters")).name()).isEqualTo("notice");
    }

    @Test
    void asksTheServiceThatIssuedADocumentWhetherItIsGenuine() throws IOException {
        Properties shipped = new Properties();
        try (InputStream in = RouteTable.class.getResourceAsStream("/application.properties")) {
            shipped.load(in);
        }
        RouteTable table = TABLES.table(
                "notice",
                "http://localhost:8081",
                shipped.getProperty("muster.routing.upstreams.notice-service.paths"),
                "outreach",
                "http://localhost:8083",
                shipped.getProperty("muster.routing.upstreams.outreach-service.paths"));

        assertThat(table.ownerOf(path("/api/public/documents/ABCDEFGHJKLMNPQRSTUVWXYZ23"))
                        .name())
                .isEqualTo("notice");
        assertThat(table.ownerOf(path("/api/public/check")).name()).isEqualTo("outreach");
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

    private static ApiPath path(String path) {
        return ApiPath.parse(path);
    }
}
