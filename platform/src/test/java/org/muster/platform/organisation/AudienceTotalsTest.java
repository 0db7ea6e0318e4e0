package org.muster.platform.organisation;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AudienceTotalsTest {

    private static final Map<String, List<Selector>> EVERYBODY = Map.of("to", List.of(Selector.below("KX-000000")));

    private final AudienceTotals totals = new AudienceTotals();
    private final AtomicInteger members = new AtomicInteger(10);

    @BeforeEach
    void keepTheDirectory() {
        totals.wholeEditions = true;
    }

    @Test
    void countsTheSameSelectorsOnceInAnEdition() {
        assertThat(total(7, 7)).isEqualTo(10);
        assertThat(total(7, 7)).isEqualTo(10);
        assertThat(members).hasValue(11);
    }

    @Test
    void countsAnewInTheNextEdition() {
        assertThat(total(7, 7)).isEqualTo(10);
        assertThat(total(8, 8)).isEqualTo(11);
    }

    @Test
    void countsOtherSelectorsForThemselves() {
        assertThat(total(7, 7)).isEqualTo(10);
        assertThat(total(7, 7, Map.of("cc", EVERYBODY.get("to")))).isEqualTo(11);
    }

    @Test
    void remembersNothingOfATreeThatChangedMeanwhile() {
        assertThat(total(7, 8)).isEqualTo(10);
        assertThat(total(8, 8)).isEqualTo(11);
    }

    @Test
    void remembersNothingWhereOrganisationsArriveOneByOne() {
        totals.wholeEditions = false;
        assertThat(total(7, 7)).isEqualTo(10);
        assertThat(total(7, 7)).isEqualTo(11);
    }

    private int total(long before, long edition) {
        return total(before, edition, EVERYBODY);
    }

    private int total(long before, long edition, Map<String, List<Selector>> ways) {
        int total = totals.known(before, edition, ways).orElseGet(members::getAndIncrement);
        totals.counted(before, edition, ways, total);
        return total;
    }
}
