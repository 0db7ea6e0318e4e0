package org.muster.expert.invitation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.muster.expert.testing.ANeed;
import org.muster.expert.testing.AnExpert;
import org.muster.expert.testing.AnInvitation;
import org.muster.expert.testing.As;
import org.muster.expert.testing.Rows;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Acceptances at the same moment: however they interleave, nobody is booked twice and no seat is given twice. */
@QuarkusTest
class DoubleBookingTest {

    @BeforeEach
    void tree() {
        TreeFixture.load();
    }

    @RepeatedTest(5)
    void letsOneOfManyAcceptancesOfTheSameExpertWin() throws Exception {
        String expert = AnExpert.who().inThePool();
        List<String> links = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            links.add(AnInvitation.linkOf(AnInvitation.to(
                    expert,
                    ANeed.usual()
                            .from(ANeed.tomorrow().plusDays(i), ANeed.tomorrow().plusDays(8 + i))
                            .open())));
        }
        assertThat(acceptAtOnce(links)).containsExactlyInAnyOrder(200, 409, 409, 409);
        assertThat(Rows.count("select count(*) from engagement where expert = ?::uuid", expert))
                .isEqualTo(1);
        assertThat(Rows.count(
                        "select sum(n.seats_taken) from need n join invitation i on i.need = n.id where i.expert = ?::uuid",
                        expert))
                .isEqualTo(1);
        assertThat(Rows.count("select count(*) from invitation where expert = ?::uuid and state = 'ACCEPTED'", expert))
                .isEqualTo(1);
    }

    @RepeatedTest(5)
    void givesTheLastSeatOnce() throws Exception {
        String need = ANeed.with("seats", 2).open();
        List<String> links = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            links.add(AnInvitation.linkOf(AnInvitation.to(AnExpert.who().inThePool(), need)));
        }
        assertThat(acceptAtOnce(links)).containsExactlyInAnyOrder(200, 200, 409, 409, 409);
        assertThat(Rows.count("select seats_taken from need where id = ?::uuid and state = 'FILLED'", need))
                .isEqualTo(2);
        assertThat(Rows.count(
                        "select count(*) from invitation where need = ?::uuid and withdrawn_because = 'FULL'", need))
                .isEqualTo(3);
        assertThat(Rows.count("select count(*) from engagement where need = ?::uuid", need))
                .isEqualTo(2);
    }

    @RepeatedTest(3)
    void countsASecondTapOnTheSameLinkOnce() throws Exception {
        String need = ANeed.usual().open();
        String link = AnInvitation.linkOf(AnInvitation.to(AnExpert.who().inThePool(), need));
        assertThat(acceptAtOnce(List.of(link, link, link))).containsExactlyInAnyOrder(200, 409, 409);
        assertThat(Rows.count("select seats_taken from need where id = ?::uuid", need))
                .isEqualTo(1);
    }

    /** The rule must hold even for code that forgets to look before it books. */
    @Test
    void isRefusedByTheDatabaseItself() throws SQLException {
        String expert = AnExpert.who().inThePool();
        String first = AnInvitation.to(expert, ANeed.usual().open());
        String second = AnInvitation.to(expert, ANeed.usual().open());
        try (Connection one = TreeFixture.open();
                Connection two = TreeFixture.open()) {
            assertThat(book(one, first)).isEqualTo(1);
            assertThatThrownBy(() -> book(two, second)).hasMessageContaining("engagement_no_double_booking");
        }
    }

    private static int book(Connection connection, String invitation) throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into engagement (expert, need, invitation, during, state)"
                        + " select expert, need, id, daterange(start_on, end_on, '[]'), 'ACTIVE' from invitation where id = ?::uuid")) {
            insert.setString(1, invitation);
            return insert.executeUpdate();
        }
    }

    private static List<Integer> acceptAtOnce(List<String> links) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(links.size());
        CyclicBarrier together = new CyclicBarrier(links.size());
        try {
            List<Callable<Integer>> acceptances = links.stream()
                    .<Callable<Integer>>map(link -> () -> {
                        together.await();
                        return As.nobody().post(link + "/acceptance").statusCode();
                    })
                    .toList();
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : pool.invokeAll(acceptances)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            pool.shutdownNow();
        }
    }
}
